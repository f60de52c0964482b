import { fileURLToPath } from 'node:url';
import type { Actor, ControlClass, IncidentSource, IncidentStatus, PlaceKind, Role, ZoneKind } from '@wuding/domain';
import { localPlane, lineLengthMetres, multiPolygonAreaSquareMetres, type Position } from '@wuding/geo';
import type { Context } from '../context';
import { account, coveredWalk, district, districtBoundary, incident, place, roadSegment, spot, unitCell, visit } from '../db/schema';
import { sql, type Store } from '../db/store';
import { setHomeDataset } from '../repositories/bureau';
import { findCodeSet, findEventCode } from '../repositories/code-sets';
import { createDataset, type Dataset } from '../repositories/datasets';
import { insertZone, type ZoneDraft } from '../repositories/zones';
import { ensureBureau } from '../usecases/bureau/ensure-bureau';
import { ensureCodeSets } from '../usecases/datasets/ensure-code-sets';
import { consoleActor, contextOf, TestClock } from './context';

export const repositoryDataFolder = fileURLToPath(new URL('../../../../data/', import.meta.url));

const centre: Position = [98.69, 24.588];
const plane = localPlane(centre);

/** The position so many metres east and north of the town's centre (local transverse Mercator plane). */
export const at = (eastMetres: number, northMetres: number): Position => plane.toPosition([eastMetres, northMetres]);

/** A rectangle of that plane as a ring, closed, counter-clockwise. */
export const rectangle = (west: number, south: number, east: number, north: number): Position[] =>
  [at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)];

export interface IncidentFacts {
  readonly code?: string;
  readonly eventCode?: string;
  readonly position?: Position | null;
  readonly occurredAt?: number;
  readonly status?: IncidentStatus;
  readonly districtId?: number | null;
  readonly roadSegmentId?: number | null;
  readonly description?: string;
  readonly actorAccountId?: number | null;
  readonly source?: IncidentSource;
}

/** An empty town of 4 × 4 km with the bureau's own codes, to be furnished by each test in metres from its centre. */
export class Town {
  readonly store: Store;
  readonly clock = new TestClock();
  readonly dataset: Dataset;
  private made = 0;

  private constructor(store: Store, dataset: Dataset) {
    this.store = store;
    this.dataset = dataset;
  }

  static async found(store: Store, key = 'town'): Promise<Town> {
    const ctx = contextOf(store, new TestClock(), consoleActor('sysadmin'));
    await ensureBureau({ ctx });
    await ensureCodeSets({ ctx, input: { dataFolder: repositoryDataFolder } });
    const codeSet = await findCodeSet(store.db, 'bureau-2023');
    const [west, south] = at(-2000, -2000), [east, north] = at(2000, 2000);
    const dataset = await store.transaction(async (tx) => {
      const created = await createDataset(tx, {
        key, name: key, provenance: 'simulated', timeZone: 'Asia/Shanghai', codeSetId: codeSet?.id ?? 0,
        bounds: [west, south, east, north], planeOrigin: centre, createdAt: ctx.clock.now(),
      });
      if (created === null) throw new Error(`${key} is taken`);
      await setHomeDataset(tx, created.id);
      return created;
    });
    return new Town(store, dataset);
  }

  /** Somebody of this role acting in a request; districts as given. */
  as(actor: Role | Actor): Context {
    return contextOf(this.store, this.clock, typeof actor === 'string' ? { ...consoleActor(actor), username: actor } : actor);
  }

  async addAccount(role: Role, districtIds: readonly number[] = []): Promise<Actor & { accountId: number }> {
    const username = `${role}-${++this.made}`;
    const at_ = new Date(this.clock.now());
    const rows = await this.store.db.insert(account)
      .values({ username, displayName: `${role} 张三`, role, passwordHash: 'none', createdAt: at_, passwordChangedAt: at_ })
      .returning({ id: account.id });
    return { accountId: rows[0]?.id ?? 0, username, role, districtIds };
  }

  /** @param boundaries half-open spans of UTC milliseconds; null = open */
  async addDistrict(name: string, boundaries: readonly { ring: Position[]; from?: number | null; to?: number | null }[]): Promise<number> {
    const rows = await this.store.db.insert(district)
      .values({ datasetId: this.dataset.id, code: `d${++this.made}`, name, changeSeq: 0 }).returning({ id: district.id });
    const districtId = rows[0]?.id ?? 0;
    for (const { ring, from, to } of boundaries) {
      const span = `[${from == null ? '' : new Date(from).toISOString()},${to == null ? '' : new Date(to).toISOString()})`;
      await this.store.db.insert(districtBoundary)
        .values({ districtId, effective: span, boundary: { type: 'MultiPolygon', coordinates: [[ring]] }, areaSquareMetres: 1 });
    }
    await this.store.db.execute(sql`
      update district_boundary set area_square_metres = st_area(boundary::geography) where district_id = ${districtId}::int`);
    return districtId;
  }

  async addStreet(name: string, controlClass: ControlClass, line: Position[]): Promise<number> {
    const code = `s${++this.made}`;
    const rows = await this.store.db.insert(roadSegment).values({
      datasetId: this.dataset.id, code, name, controlClass, line: { type: 'LineString', coordinates: line },
      lengthMetres: lineLengthMetres(line), fromNode: `${code}-a`, toNode: `${code}-b`, changeSeq: 0,
    }).returning({ id: roadSegment.id });
    return rows[0]?.id ?? 0;
  }

  async addPlace(name: string, kind: PlaceKind, position: Position): Promise<number> {
    const rows = await this.store.db.insert(place).values({
      datasetId: this.dataset.id, code: `p${++this.made}`, kind, name, position: { type: 'Point', coordinates: position }, changeSeq: 0,
    }).returning({ id: place.id });
    return rows[0]?.id ?? 0;
  }

  /** Without hours it always holds. Written straight into the table. */
  async addZone(name: string, kind: ZoneKind, ring: Position[], facts: Partial<ZoneDraft> & { districtId?: number | null } = {}): Promise<number> {
    const { districtId = null, ...rest } = facts;
    const id = await this.store.transaction((tx) => insertZone(tx, { datasetId: this.dataset.id, districtId, changeSeq: 0 }, {
      code: `z${++this.made}`, name, kind, area: { type: 'MultiPolygon', coordinates: [[ring]] }, areaSquareMetres: multiPolygonAreaSquareMetres([[ring]]),
      capacity: null, eventCodes: [], basis: '', effectiveFromAt: null, effectiveToAt: null, market: null, placeId: null, bellBeforeMinutes: 0, bellAfterMinutes: 0, hours: [], ...rest,
    }));
    return id ?? 0;
  }

  async addCoveredWalk(name: string, line: Position[]): Promise<void> {
    await this.store.db.insert(coveredWalk).values({ datasetId: this.dataset.id, code: `w${++this.made}`, name, line: { type: 'LineString', coordinates: line } });
  }

  async addUnitCell(ring: Position[]): Promise<void> {
    await this.store.db.insert(unitCell).values({ datasetId: this.dataset.id, code: `c${++this.made}`, area: { type: 'Polygon', coordinates: [ring] }, floorAreaSquareMetres: 9_000, populationWeight: 120 });
  }

  /** Written straight into the table: the road of a use case is tested elsewhere. */
  async addIncident(facts: IncidentFacts = {}): Promise<number> {
    const code = await findEventCode(this.store.db, this.dataset.codeSetId, facts.eventCode ?? '05-01');
    const { position = at(0, 0) } = facts;
    const rows = await this.store.db.insert(incident).values({
      datasetId: this.dataset.id, code: facts.code ?? `i${++this.made}`, eventCodeId: code?.id ?? 0,
      position: position === null ? null : { type: 'Point', coordinates: position },
      districtId: facts.districtId ?? null, roadSegmentId: facts.roadSegmentId ?? null,
      occurredAt: new Date(facts.occurredAt ?? this.clock.now() - 3_600_000), status: facts.status ?? 'open', source: facts.source ?? 'patrol',
      handlingMode: 'on-the-spot', outcome: 'advice', description: facts.description ?? '', actorAccountId: facts.actorAccountId ?? null,
      contentHash: '', changeSeq: 0,
    }).returning({ id: incident.id });
    return rows[0]?.id ?? 0;
  }

  async addSpot(position: Position): Promise<number> {
    const rows = await this.store.db.insert(spot)
      .values({ datasetId: this.dataset.id, code: `k${++this.made}`, position: { type: 'Point', coordinates: position } }).returning({ id: spot.id });
    return rows[0]?.id ?? 0;
  }

  /** One pass of a spot, five minutes long. */
  async addPass(spotId: number, enteredAt: number, { foundCount = 0, isClear = false }: { foundCount?: number; isClear?: boolean } = {}): Promise<void> {
    await this.store.db.insert(visit).values({
      datasetId: this.dataset.id, unit: `u${++this.made}`, mode: 'foot', spotId, enteredAt: new Date(enteredAt), leftAt: new Date(enteredAt + 300_000),
      isRandom: false, noticedCount: foundCount, hasClearCheck: isClear,
    });
  }
}
