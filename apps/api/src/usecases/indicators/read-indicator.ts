import { findDutyIndicator, findForecastIndicator, findIndicator, findRelapseIndicator, type DutyIndicator, type Indicator } from '@wuding/analytics';
import type { Endpoints, ResponseOf } from '@wuding/contract';
import { accept, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { EventCubes } from '../../live/event-cubes';
import { findCodeSetById } from '../../repositories/code-sets';
import { countRecordsByDistrict } from '../../repositories/indicator-records';
import { instantText } from '../instant-text';
import { readScope, type ScopeInput } from './figure-scope';
import { readDutyIndicator } from './read-duty-indicator';
import { readForecastIndicator } from './read-forecast-indicator';
import { readRelapseIndicator } from './read-relapse-indicator';
import { computeFigure, isPeriodOver, qualifierOf, recordScopeOf, type FigureScope } from './gather-observations';

type Answer = ResponseOf<Endpoints['readIndicator']>;

/** One indicator over a period: its value, what it rests on, how it spreads over districts, and where its records are. */
export async function readIndicator({ ctx, input, cubes }: { ctx: Context; input: ScopeInput & { id: string }; cubes: EventCubes }): Promise<Result<Answer>> {
  const known = findIndicator(input.id) ?? findDutyIndicator(input.id) ?? findRelapseIndicator(input.id) ?? findForecastIndicator(input.id);
  if (known === undefined) return refuse('unknown-indicator', { data: { id: input.id } });
  const scope = await readScope(ctx, input);
  if (!scope.ok) return scope;
  const { dataset } = scope.value, { id, label, unit } = known;
  const codeSet = await findCodeSetById(ctx.store.db, dataset.codeSetId);
  const counted = await countedOf(ctx, scope.value, { input, cubes });
  if (!counted.ok) return counted;
  return accept({
    period: periodOf(scope.value), forecast: null, ...counted.value, id, label, unit,
    dataset: dataset.key, provenance: dataset.provenance, district: input.district ?? null, codeSet: { key: codeSet?.key ?? '', name: codeSet?.name ?? '' },
  });
}

type Counted = Pick<Answer, 'value' | 'numerator' | 'denominator' | 'n' | 'suppressed' | 'qualifier' | 'byDistrict' | 'unknownCount' | 'records'> & Partial<Pick<Answer, 'forecast' | 'period'>>;

/** The figure by the kind of indicator: what came afterwards, what is to come, shifts, or records. */
async function countedOf(ctx: Context, scope: FigureScope, { input, cubes }: { input: ScopeInput & { id: string }; cubes: EventCubes }): Promise<Result<Counted>> {
  const relapse = findRelapseIndicator(input.id), duty = findDutyIndicator(input.id), indicator = findIndicator(input.id);
  if (indicator !== undefined) return accept(await incidentFigure(ctx, scope, indicator, input));
  if (duty !== undefined) return accept(await dutyFigure(ctx, scope, duty));
  const read = relapse !== undefined ? await readRelapseIndicator(ctx, scope, { indicator: relapse, cubes }) : await readForecastIndicator(ctx, scope, cubes);
  return read.ok ? accept({ ...read.value, qualifier: 'exact' }) : read;
}

async function incidentFigure({ store: { db } }: Context, scope: FigureScope, indicator: Indicator, input: ScopeInput): Promise<Counted> {
  return {
    ...(await computeFigure(db, scope, indicator)), qualifier: qualifierOf(scope, indicator), unknownCount: null,
    byDistrict: await countRecordsByDistrict(db, recordScopeOf(scope), indicator.numerator),
    records: recordsAddress(indicator.id, { ...input, dataset: scope.dataset.key }),
  };
}

/** A share may go either way while the period goes on: it is just what it is. */
const dutyFigure = async (ctx: Context, scope: FigureScope, indicator: DutyIndicator): Promise<Counted> => ({ ...(await readDutyIndicator(ctx, scope, indicator)), qualifier: 'exact', unknownCount: null });

export const periodOf = (scope: FigureScope): Answer['period'] =>
  ({ from: instantText(scope.window.fromAt), to: instantText(scope.window.toAt), isOver: isPeriodOver(scope) });

function recordsAddress(id: string, { dataset, district, from, to }: ScopeInput): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ dataset, district, from, to })) if (value !== undefined) query.set(key, String(value));
  return `/api/indicators/${id}/records?${query}`;
}
