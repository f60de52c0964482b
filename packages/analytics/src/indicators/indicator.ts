import type { FigureHeading, FigureUnit, IncidentSource, Words } from '@wuding/domain';

/** Which records count. Withdrawn ones never do. Each condition left out lets everything through. */
export interface RecordSelection {
  /** Event codes of the dataset's code set. */
  readonly eventCodes?: readonly string[];
  /** Key of a report category, as its roll-up stood when the record occurred. */
  readonly reportCategory?: string;
  readonly sources?: readonly IncidentSource[];
  /** Only closed records. */
  readonly isClosed?: true;
  /** Only records that had to be answered by now: closed, or past their limit of `complaintLimitWorkingDays`. */
  readonly isDue?: true;
}

/** What SQL gathers for an indicator over one period of one dataset. */
export interface Observations {
  readonly numeratorCount: number;
  /** Null where the indicator has no denominator of records. */
  readonly denominatorCount: number | null;
  /** Days of the period that have passed, with fractions. */
  readonly dayCount: number;
  /** Records of any kind in the period: none at all means that nobody recorded. */
  readonly anyCount: number;
  /** Whether the dataset's codes know what the indicator counts. */
  readonly isCodeKnown: boolean;
}

/** One named figure: what it means, which records it counts, and how it is computed from them. */
export interface Indicator {
  readonly id: string;
  readonly label: Words;
  readonly unit: FigureUnit;
  /** Where the yearly figures print it. */
  readonly heading: FigureHeading;
  /** Whether more is better. A count of interventions is neither: it follows the patrols. */
  readonly direction: 'more' | 'less' | 'neither';
  readonly definition: Words;
  /** Where the definition comes from. */
  readonly source: string;
  /** What a reader must know before comparing. */
  readonly caution?: Words;
  readonly numerator: RecordSelection;
  /** Records, days of the period, or nothing. */
  readonly denominator: RecordSelection | 'days' | null;
  /** Least denominator (records or days) under which the value is withheld; 0 for plain counts. */
  readonly minimumSample: number;
  /** The value in `unit`; only called when the sample suffices. */
  compute(observations: Observations): number;
}

/** Found by the bureau itself, not told by citizens. */
export const foundByBureau: readonly IncidentSource[] = ['patrol', 'post', 'camera', 'self-report', 'other'];

/** Told by citizens by telephone. */
export const toldByTelephone: readonly IncidentSource[] = ['complaint', 'hotline'];

/**
 * How long a complaint may take, in working days of the work calendar counted from the next day.
 * @source a local rule on hotline complaints (fsou 17273310): 13 working days from the next day; an editable default
 */
export const complaintLimitWorkingDays = 13;

/** For indicators that are a number of records. */
export const countOf = ({ numeratorCount }: Observations): number => numeratorCount;
