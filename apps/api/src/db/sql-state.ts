import { Fault } from '../fault';

/** An error PostgreSQL reported; `code` is the SQLSTATE. Both stores throw this, so causes read alike. */
export class SqlError extends Error {
  readonly code: string;
  readonly detail: string | undefined;
  readonly constraint: string | undefined;

  constructor(report: { message: string; code: string; detail?: string | undefined; constraint?: string | undefined }) {
    super(report.message);
    this.name = 'SqlError';
    this.code = report.code;
    this.detail = report.detail;
    this.constraint = report.constraint;
  }
}

/** Too deep a stack: a statement nested too far, or an embedded engine that has leaked its stack away. */
export const STACK_EXHAUSTED = '54001';

const isAway = (code: string) =>
  code.startsWith('08') || code.startsWith('57P') || code === '53300' || code === '25P03' || code === '58030';

/** A SQLSTATE as the fault of the outside world it tells of; otherwise the SQL error itself. */
export function faultOrSqlError(report: { message: string; code: string; detail?: string; constraint?: string }, doing: string): Error {
  const error = new SqlError(report);
  if (report.code === '57014') return new Fault('statement-timeout', doing, { cause: error });
  if (isAway(report.code)) return new Fault('store-away', doing, { cause: error });
  if (report.code === '53100') return new Fault('disk', doing, { cause: error });
  return error;
}
