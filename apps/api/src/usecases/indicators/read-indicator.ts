import { findIndicator } from '@wuding/analytics';
import type { Endpoints, ResponseOf } from '@wuding/contract';
import { accept, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findCodeSetById } from '../../repositories/code-sets';
import { countRecordsByDistrict } from '../../repositories/indicator-records';
import { instantText } from '../instant-text';
import { readScope, type ScopeInput } from './figure-scope';
import { computeFigure, isPeriodOver, qualifierOf, recordScopeOf, type FigureScope } from './gather-observations';

type Answer = ResponseOf<Endpoints['readIndicator']>;

/** One indicator over a period: its value, what it rests on, how it spreads over districts, and where its records are. */
export async function readIndicator({ ctx, input }: { ctx: Context; input: ScopeInput & { id: string } }): Promise<Result<Answer>> {
  const indicator = findIndicator(input.id);
  if (indicator === undefined) return refuse('unknown-indicator', { data: { id: input.id } });
  const scope = await readScope(ctx, input);
  if (!scope.ok) return scope;
  const { db } = ctx.store;
  const { dataset } = scope.value;
  const { id, label, unit } = indicator;
  const codeSet = await findCodeSetById(db, dataset.codeSetId);
  return accept({
    ...(await computeFigure(db, scope.value, indicator)), id, label, unit, qualifier: qualifierOf(scope.value, indicator),
    dataset: dataset.key, provenance: dataset.provenance, district: input.district ?? null, period: periodOf(scope.value),
    codeSet: { key: codeSet?.key ?? '', name: codeSet?.name ?? '' },
    byDistrict: await countRecordsByDistrict(db, recordScopeOf(scope.value), indicator.numerator),
    records: recordsAddress(id, { ...input, dataset: dataset.key }),
  });
}

export const periodOf = (scope: FigureScope): Answer['period'] =>
  ({ from: instantText(scope.window.fromAt), to: instantText(scope.window.toAt), isOver: isPeriodOver(scope) });

function recordsAddress(id: string, { dataset, district, from, to }: ScopeInput): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ dataset, district, from, to })) if (value !== undefined) query.set(key, String(value));
  return `/api/indicators/${id}/records?${query}`;
}
