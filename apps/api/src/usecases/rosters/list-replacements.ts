import type { Endpoints, ResponseOf } from '@wuding/contract';
import { accept, dayOfIsoDate, findReplacements, instantOfCivil, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { findRosterOfShift } from '../../repositories/rosters';
import { findingViews } from './finding-view';
import { indexOf, loadRoster } from './load-roster';

/** Who could stand on a shift, best first, with what speaks for and against them. */
export async function listReplacements({ ctx, input }: { ctx: Context; input: { id: number; leaving?: number | undefined; limit: number } }): Promise<Result<ResponseOf<Endpoints['listReplacements']>>> {
  const roster = await findRosterOfShift(ctx.store.db, input.id);
  if (roster === null) return refuse('not-found');
  const monday = dayOfIsoDate(roster.weekOn) ?? 0;
  const week = { weekOn: roster.weekOn, monday, fromAt: instantOfCivil(monday, 0), toAt: instantOfCivil(monday + 7, 0) };
  const facts = await loadRoster(ctx.store.db, { roster, week }), index = indexOf(facts);
  const shift = index.shifts.get(input.id);
  if (shift === undefined) return refuse('not-found');
  const names = new Map(facts.people.map(({ id, name }) => [id, name]));
  const found = findReplacements(index, shift, input.leaving ?? null);
  return accept({
    total: found.length,
    items: found.slice(0, input.limit).map(({ personId, findings, reasons, monthMinutes }) => ({ personId, name: names.get(personId) ?? '', findings: findingViews(findings), reasons: [...reasons], monthMinutes })),
  });
}
