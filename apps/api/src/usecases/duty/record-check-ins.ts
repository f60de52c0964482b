import { randomInt } from 'node:crypto';
import type { Endpoints, ParsedOf, ResponseOf } from '@wuding/contract';
import { accept, attendanceMinutes, isAllowed, isPresence, judgePlace, refuse, timeOfTap, type Result } from '@wuding/domain';
import { toWgs84, type Position } from '@wuding/geo';
import type { Context } from '../../context';
import type { Database } from '../../db/store';
import { recordChange } from '../../repositories/change-log';
import { answerPrompt, evidenceOf, findCheckIns, findPrompt, keepCheckIn, layPrompts, metresToShift, type CheckInDraft } from '../../repositories/check-ins';
import { dutiesOfShift, type PublishedDuty } from '../../repositories/published-duties';
import { mutate } from '../mutate';
import { toCheckInView } from './check-in-view';
import { dutyEntries, keepingOf } from './load-duty';
import { readPhoto } from './read-photo';
import { isWithinShift } from './time-on-shift';

type Body = ParsedOf<Endpoints['recordCheckIns']>['body'];
export type CheckInInput = Body & { readonly idempotencyKey?: string | null };
type Answer = ResponseOf<Endpoints['recordCheckIns']>;

/**
 * Check-ins, check-outs and answers of one or several people at one post, from one phone; a leader's word and paper lists
 * too, marked as such. The same tap sent again changes nothing, whenever it is sent: `sentAt` is no part of what it says.
 * Positions are kept only of people on duty.
 */
export async function recordCheckIns({ ctx, input }: { ctx: Context; input: CheckInInput }): Promise<Result<Answer>> {
  const { idempotencyKey, ...body } = input;
  const duties = await dutiesOfShift(ctx.store.db, body.shiftId);
  const authorised = authorise(ctx, body, duties);
  if (!authorised.ok) return authorised;
  const photo = readPhoto(body.photo);
  if (!photo.ok) return photo;
  const drafted = await draftOf(ctx, body, authorised.value);
  if (!drafted.ok) return drafted;
  if (body.kind === 'absent' && body.reason === '') return refuse('absence-needs-reason', { pointer: '/reason' });
  const { people, first } = authorised.value, needsPhoto = isDoubtful(body, drafted.value);
  if (needsPhoto && (photo.value === null || body.reason === '')) return refuse('check-in-needs-photo', { pointer: '/photo', data: { verdict: drafted.value.verdict, distanceMetres: drafted.value.distanceMetres } });
  return mutate(ctx, async (tx) => {
    await recordChange(tx, { at: ctx.clock.now(), datasetId: first.datasetId, entity: 'check-in', operation: 'upsert' });
    const known = await evidenceOf(tx, [body.shiftId]);
    for (const personId of people) {
      if (body.kind === 'out' && !known.some((one) => one.personId === personId && isPresence(one))) return refuse('not-checked-in', { data: { personId } });
    }
    const prompt = await checkPrompt(tx, { ...body, people }, drafted.value.at);
    if (!prompt.ok) return prompt;
    const ids = await keepAll(tx, { body, people, first, draft: drafted.value, photo: photo.value });
    const kept = await keepingOf(tx, (await dutiesOfShift(tx, body.shiftId)).filter(({ personId }) => people.includes(personId)), ctx.clock.now());
    return accept({
      value: { items: (await findCheckIns(tx, ids)).map(toCheckInView), entries: await dutyEntries(tx, kept) },
      audit: {
        action: body.kind, entity: 'check-in', entityId: String(body.shiftId), datasetId: first.datasetId, itemCount: people.length,
        detail: { people, source: body.source, verdict: drafted.value.verdict, isClockSuspect: drafted.value.isClockSuspect, reason: body.reason },
      },
    });
  }, { idempotency: idempotencyKey == null ? null : { key: idempotencyKey, endpoint: 'recordCheckIns', body: { ...body, sentAt: null } } });
}

interface Authorised {
  readonly people: readonly number[];
  readonly first: PublishedDuty;
  readonly isOfficial: boolean;
}

/** A leader's word and paper lists are for those who confirm; a phone speaks for people on its owner's own shift, and says of nobody else that he is away. */
function authorise(ctx: Context, { kind, source, personIds }: Body, duties: readonly PublishedDuty[]): Result<Authorised> {
  const [first] = duties;
  if (first === undefined) return refuse('unknown-shift', { pointer: '/shiftId' });
  const own = duties.find(({ accountId }) => accountId !== null && accountId === ctx.actor.accountId);
  const isOwnWord = own !== undefined && (personIds === undefined || (personIds.length === 1 && personIds[0] === own.personId));
  const isOfficial = kind === 'confirmed' || (kind === 'absent' && (source !== 'phone' || !isOwnWord)) || source === 'leader' || source === 'paper';
  const target = { districtId: first.districtId, ownerAccountId: own?.accountId ?? null };
  const isAllowedHere = isOfficial ? isAllowed(ctx.actor, 'duty.confirm', target) : isAllowed(ctx.actor, 'check-in.write', target) || isAllowed(ctx.actor, 'duty.own', target);
  if (!isAllowedHere) return refuse('not-allowed');
  const people = personIds ?? (own === undefined ? [] : [own.personId]);
  const stranger = people.find((personId) => !duties.some((one) => one.personId === personId));
  if (people.length === 0 || stranger !== undefined) return refuse('person-not-on-shift', { pointer: '/personIds', data: { personId: stranger ?? null } });
  return accept({ people: [...new Set(people)], first, isOfficial });
}

type Draft = Omit<CheckInDraft, 'personId'>;

/** When and where it was; refuses what lies outside the shift. */
async function draftOf(ctx: Context, body: Body, { first, isOfficial }: Authorised): Promise<Result<Draft>> {
  const receivedAt = ctx.clock.now(), deviceAt = Date.parse(body.deviceAt);
  const sentAt = body.sentAt === null ? null : Date.parse(body.sentAt), gpsAt = body.gpsAt === null ? null : Date.parse(body.gpsAt);
  const time = isOfficial ? { at: Math.min(deviceAt, receivedAt), isClockSuspect: false } : timeOfTap({ deviceAt, sentAt, gpsAt, receivedAt });
  if (!isWithinShift(first, time.at)) {
    return refuse('check-in-out-of-time', { pointer: '/deviceAt', data: { at: new Date(time.at).toISOString() } });
  }
  const position: Position | null = body.fix === null || isOfficial ? null : toWgs84([body.fix.position[0], body.fix.position[1]], body.fix.crs);
  const metres = position === null ? null : await metresToShift(ctx.store.db, body.shiftId, position);
  const accuracyMetres = position === null ? null : body.fix?.accuracyMetres ?? null;
  const verdict = position === null ? 'none' : metres === null || accuracyMetres === null ? 'weak' : judgePlace({ distanceMetres: metres, accuracyMetres, radiusMetres: first.radiusMetres });
  return accept({
    ...time, datasetId: first.datasetId, shiftId: body.shiftId, kind: body.kind, source: body.kind === 'confirmed' || (body.kind === 'absent' && isOfficial) ? 'leader' : body.source, deviceAt, sentAt, gpsAt, receivedAt,
    position, accuracyMetres, distanceMetres: metres === null ? null : Math.round(metres * 10) / 10, verdict, reason: body.reason, promptId: body.promptId ?? null, actorAccountId: ctx.actor.accountId,
  });
}

/** A position that says nothing, or says elsewhere on arriving, is taken with a photo and a reason. A check-out and a leader's word need none. */
const isDoubtful = ({ kind }: Body, { verdict, source }: Draft): boolean =>
  (source === 'phone' || source === 'shared-phone') && ((kind === 'in' && verdict !== 'inside') || (kind === 'prompt' && (verdict === 'weak' || verdict === 'none')));

/** An answer belongs to a prompt of the same person, not answered yet, within ten minutes. */
async function checkPrompt(tx: Database, { kind, promptId, shiftId, people }: Body & { readonly people: readonly number[] }, at: number): Promise<Result<null>> {
  if (kind !== 'prompt') return accept(null);
  const prompt = promptId === undefined ? null : await findPrompt(tx, promptId);
  const isOpen = prompt !== null && prompt.shiftId === shiftId && people.length === 1 && people[0] === prompt.personId && prompt.answeredAt === null
    && at >= prompt.askedAt && at <= prompt.askedAt + attendanceMinutes.answer * 60_000;
  if (!isOpen) return refuse('prompt-expired', { pointer: '/promptId' });
  await answerPrompt(tx, prompt.id, at);
  return accept(null);
}

async function keepAll(
  tx: Database, { body, people, first, draft, photo }: { body: Body; people: readonly number[]; first: PublishedDuty; draft: Draft; photo: Uint8Array | null },
): Promise<number[]> {
  const ids: number[] = [];
  for (const personId of people) {
    const { id } = await keepCheckIn(tx, { ...draft, personId }, photo);
    ids.push(id);
    // Only ahead of now, and only to a phone: nobody can answer a question of the past, or one asked of a paper list.
    if (draft.kind === 'in' && (draft.source === 'phone' || draft.source === 'shared-phone')) {
      await layPrompts(tx, { shiftId: body.shiftId, personId, askedAt: promptTimes(draft.receivedAt, first.endAt) });
    }
  }
  return ids;
}

/** One prompt for every two hours ahead, at most three, each at a moment nobody can foretell, none in the first or last half hour. */
function promptTimes(fromAt: number, endAt: number): number[] {
  const firstAt = fromAt + 30 * 60_000, lastAt = endAt - 30 * 60_000;
  const count = Math.min(3, Math.ceil((lastAt - firstAt) / (2 * 3_600_000)));
  return Array.from({ length: Math.max(0, count) }, (_, i) => {
    const part = (lastAt - firstAt) / count;
    return Math.floor((firstAt + i * part + randomInt(Math.max(1, Math.floor(part)))) / 1_000) * 1_000;
  });
}
