import type { Actor } from '@wuding/domain';
import type { Position } from '@wuding/geo';
import { rowsOf, sql, type Store } from '../db/store';
import { changeRoster } from '../usecases/rosters/change-roster';
import { publishRoster } from '../usecases/rosters/publish-roster';
import { readDutyDay } from '../usecases/duty/read-duty-day';
import { recordCheckIns, type CheckInInput } from '../usecases/duty/record-check-ins';
import { accepted, DutyTown, shiftAt } from './duty-town';
import { at } from './town';

/** Where the post is, WGS-84. */
export const here = at(-500, 0);
/** The smallest thing that begins as a JPEG does, base64. */
export const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]).toString('base64');
/** A position as a phone reports it, WGS-84, with its accuracy in metres. */
export const fix = (position: Position, accuracyMetres = 10): CheckInInput['fix'] => ({ position: [...position] as [number, number], accuracyMetres, crs: 'wgs84' });

type Officer = Actor & { accountId: number };
type CheckInResult = ReturnType<typeof recordCheckIns>;

/** A post of 50 m, stood by 甲 (who has the account `officer`), 乙 and 丙 from 12:00 to 16:00 on Friday 2026-05-01, the day the clock begins at 12:00. */
export class PostOfThree {
  readonly duty: DutyTown;
  readonly shiftId: number;
  readonly officer: Officer;
  readonly people: number[];

  private constructor(duty: DutyTown, shiftId: number, who: { readonly officer: Officer; readonly people: number[] }) {
    this.duty = duty;
    this.shiftId = shiftId;
    this.officer = who.officer;
    this.people = who.people;
  }

  static async found(store: Store): Promise<PostOfThree> {
    const duty = await DutyTown.found(store);
    const officer = await duty.town.addAccount('officer');
    const people = [await duty.addPerson('甲', { accountId: officer.accountId }), await duty.addPerson('乙'), await duty.addPerson('丙')];
    const post = await duty.addPost({ position: here, who: { personCount: 3 }, spans: [{ startMinute: 720, endMinute: 960 }], early: 10 });
    const roster = await duty.plan('2026-05-01');
    const shiftId = shiftAt(roster, `post:${post.id}`, '2026-05-01T12:00:00+08:00');
    const changes = people.map((personId) => ({ op: 'assign' as const, shiftId, personId, vehicleId: null, reasons: [] }));
    const { version } = await accepted(changeRoster({ ctx: duty.director, input: { week: '2026-05-01', version: roster.version, changes, note: '' } }));
    await accepted(publishRoster({ ctx: duty.director, input: { week: '2026-05-01', version } }));
    return new PostOfThree(duty, shiftId, { officer, people });
  }

  /** So many minutes after the clock's now, ISO 8601. */
  readonly iso = (offsetMinutes = 0): string => new Date(this.duty.town.clock.now() + offsetMinutes * 60_000).toISOString();

  /** A check-in at the post now, but for what `extra` says. */
  readonly input = (extra: Partial<CheckInInput> = {}): CheckInInput =>
    ({ shiftId: this.shiftId, kind: 'in', fix: fix(here), deviceAt: this.iso(), sentAt: this.iso(), gpsAt: null, source: 'phone', reason: '', ...extra });

  readonly checkIn = (extra: Partial<CheckInInput> = {}, actor: Actor = this.officer): CheckInResult => recordCheckIns({ ctx: this.duty.town.as(actor), input: this.input(extra) });

  /** Takes the prompts away, whose moments nobody can foretell: unanswered they make the minutes around them unknown. */
  readonly unasked = () => rowsOf(this.duty.town.store.db, sql`delete from duty_prompt`);

  /** State of the day by person's name. */
  readonly states = async () =>
    Object.fromEntries((await accepted(readDutyDay({ ctx: this.duty.director, input: { day: '2026-05-01' } }))).items.map(({ personName, state }) => [personName, state]));
}
