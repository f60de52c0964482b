import type { ParsedOf, Endpoints, PostView, RosterView } from '@wuding/contract';
import type { Actor, Plain, Refusal, Result } from '@wuding/domain';
import type { Position } from '@wuding/geo';
import { emptyPlan } from '../usecases/posts/check-plan';
import { addCertificate } from '../usecases/people/certificates';
import { addPerson } from '../usecases/people/add-person';
import { addPost } from '../usecases/posts/add-post';
import { changePostState } from '../usecases/posts/edit-post';
import { changeRoster } from '../usecases/rosters/change-roster';
import { planRoster } from '../usecases/rosters/plan-roster';
import { publishRoster } from '../usecases/rosters/publish-roster';
import { readRoster } from '../usecases/rosters/read-roster';
import { at, rectangle, Town } from './town';
import type { Store } from '../db/store';

export const director: Actor = { accountId: null, username: 'director', role: 'director', districtIds: [] };

/** The value of a result that must not be a refusal. */
export async function accepted<Value>(result: Promise<Result<Value>>): Promise<Value> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.refusal));
  return settled.value;
}
export const refusalOf = async (result: Promise<Result<unknown>>): Promise<Refusal | null> => {
  const settled = await result;
  return settled.ok ? null : settled.refusal;
};
/** Rules of the findings a refusal carries. */
export const rulesOf = (refusal: Refusal | null): string[] =>
  ((refusal?.data?.['findings'] ?? []) as readonly { readonly [name: string]: Plain }[]).map(({ rule }) => String(rule));

type Plan = ParsedOf<Endpoints['addPost']>['body']['plan'];
export interface PostFacts {
  readonly name?: string;
  readonly position?: Position;
  readonly district?: 'own' | 'other';
  readonly who?: Partial<NonNullable<Plan['who']>>;
  /** Minutes of the day, every day of the week unless `weekdays` says otherwise. */
  readonly spans?: readonly { name?: string; startMinute: number; endMinute: number; weekdays?: number[]; dayKind?: 'any' | 'workday' }[];
  readonly early?: number;
}

const codeOf = (made: number): string => `R${String(made).padStart(3, '0')}`;

/** A town of two districts where duty is stood: people, posts and a week. */
export class DutyTown {
  readonly town: Town;
  readonly districts: { readonly own: number; readonly other: number };
  private made = 0;

  private constructor(town: Town, districts: { own: number; other: number }) {
    this.town = town;
    this.districts = districts;
  }

  static async found(store: Store): Promise<DutyTown> {
    const town = await Town.found(store);
    return new DutyTown(town, {
      own: await town.addDistrict('凯龙城', [{ ring: rectangle(-1000, -1000, 0, 1000) }]), other: await town.addDistrict('学校片区', [{ ring: rectangle(0, -1000, 1000, 1000) }]),
    });
  }

  get director() {
    return this.town.as(director);
  }

  /** @param certified until when, as a civil date; null = holds none */
  async addPerson(name: string, { certified = null, kind = 'auxiliary', accountId = null }: { certified?: string | null; kind?: 'staff' | 'auxiliary'; accountId?: number | null } = {}): Promise<number> {
    const code = codeOf(++this.made);
    const { id } = await accepted(addPerson({ ctx: this.director, input: { code, name, kind, accountId, phone: '13812345678' } }));
    if (certified !== null) await accepted(addCertificate({ ctx: this.director, input: { personId: id, number: `Z-${code}`, validFrom: '2020-01-01', validUntil: certified } }));
    return id;
  }

  /** A published post with all five parts, 50 m around a point. */
  async addPost(facts: PostFacts = {}): Promise<PostView> {
    const [primary, relief] = [await this.addPerson(`主${this.made}`), await this.addPerson(`替${this.made}`)];
    const { name = `守点${this.made}`, district = 'own', position = at(district === 'own' ? -500 : 500, this.made * 5), spans = [{ startMinute: 480, endMinute: 720 }] } = facts;
    const draft = await accepted(addPost({
      ctx: this.director,
      input: {
        name, plan: {
          who: { primaryPersonId: primary, reliefPersonId: relief, personCount: 1, certifiedCount: 0, needsVehicle: false, ...facts.who },
          when: { ...emptyPlan.when, earlyArriveMinutes: facts.early ?? 0, exceptions: [], spans: spans.map((span) => ({ name: '班', weekdays: [0, 1, 2, 3, 4, 5, 6], dayKind: 'any' as const, ...span })) },
          where: { shape: { type: 'Point', coordinates: [...position] as [number, number] }, radiusMetres: 50, viewSide: null, districtId: null, streetName: '滨河路' },
          duty: { eventCodes: ['05-01'], allowedStalls: '', allowedZones: [], checklist: ['清点'], handover: [], escalationContact: '片区长' },
          effect: { targets: [{ indicatorId: 'relapse-ratio', target: 0.2 }], reviewOn: '2026-12-31', baseline: null },
        },
      },
    }));
    return accepted(changePostState({ ctx: this.director, input: { id: draft.id, version: draft.version, to: 'published', reason: '' } }));
  }

  /** Makes the shifts of a week, then reads its roster. The clock stands on Friday 2026-05-01: its week begins on 2026-04-27. */
  async plan(week: string): Promise<RosterView> {
    await accepted(planRoster({ ctx: this.director, input: { week } }));
    return this.roster(week);
  }

  /** Somebody on published duty from 12:00 to 16:00 on Friday 2026-05-01, at a post of their own. */
  async guard(name: string, facts: PostFacts, accountId: number | null = null): Promise<{ personId: number; code: string; postId: number }> {
    const code = codeOf(this.made + 1), personId = await this.addPerson(name, { accountId });
    const post = await this.addPost({ spans: [{ startMinute: 720, endMinute: 960 }], ...facts }), roster = await this.plan('2026-05-01');
    const changes = [{ op: 'assign' as const, shiftId: shiftAt(roster, `post:${post.id}`, '2026-05-01T12:00:00+08:00'), personId, vehicleId: null, reasons: [] }];
    const { version } = await accepted(changeRoster({ ctx: this.director, input: { week: '2026-05-01', version: roster.version, changes, note: '' } }));
    await accepted(publishRoster({ ctx: this.director, input: { week: '2026-05-01', version } }));
    return { personId, code, postId: post.id };
  }

  roster(week: string): Promise<RosterView> {
    return accepted(readRoster({ ctx: this.director, input: { week } }));
  }
}

/** Shifts of the week by place and start. */
export const shiftAt = (roster: RosterView, place: string, startAt: string): number => {
  const found = roster.shifts.find((shift) => shift.place === place && shift.startAt === new Date(startAt).toISOString());
  if (found === undefined) throw new Error(`no shift of ${place} at ${startAt} among ${roster.shifts.map((one) => `${one.place} ${one.startAt}`).join(', ')}`);
  return found.id;
};
