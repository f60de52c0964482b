/** Where "now" comes from. Time is an argument everywhere; only the process's edge reads a real clock. */
export interface Clock {
  /** UTC milliseconds since the epoch. */
  now(): number;
}
