import { civilDateOf, dayOfIsoDate } from '@wuding/domain';

/** The civil date one day before or after; the same where it is no date. */
export const dayBeyond = (on: string, direction: 1 | -1): string => {
  const day = dayOfIsoDate(on);
  return day === null ? on : civilDateOf(day + direction);
};
