import { sql } from 'drizzle-orm';
import type { LineString, Point } from 'geojson';
import { geoJsonOf } from '../db/spatial';
import { rowsOf, type Database } from '../db/store';

type PlacedPosition = [number, number];

/** Where each of some shifts is stood: the point or line of its post, or the stops of its beat in order. WGS-84; a shift drawn nowhere is left out. */
export async function linesOfShifts(db: Database, shiftIds: readonly number[]): Promise<Map<number, PlacedPosition[][]>> {
  if (shiftIds.length === 0) return new Map();
  const rows = await rowsOf<{ shiftId: number; shape: Point | LineString }>(db, sql`
    select s.id::int as "shiftId", ${geoJsonOf(sql`shape`)} as shape
    from duty_shift s cross join lateral (
      select p.shape, 0::bigint as n from post p where p.id = s.post_id
      union all
      select coalesce(o.position, g.line), stop.n from patrol_beat b cross join lateral jsonb_array_elements(b.stops) with ordinality stop(value, n)
      left join spot o on stop.value ->> 'kind' = 'spot' and o.id = (stop.value ->> 'id')::int
      left join road_segment g on stop.value ->> 'kind' = 'road-segment' and g.id = (stop.value ->> 'id')::int
      where b.id = s.beat_id) drawn(shape, n)
    where s.id in (select value::int from jsonb_array_elements_text(${{ shiftIds }}::jsonb -> 'shiftIds')) and shape is not null order by s.id, n`);
  const lines = new Map<number, PlacedPosition[][]>();
  for (const { shiftId, shape } of rows) lines.set(shiftId, [...(lines.get(shiftId) ?? []), (shape.type === 'Point' ? [shape.coordinates] : shape.coordinates) as PlacedPosition[]]);
  return lines;
}
