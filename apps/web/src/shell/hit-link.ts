import type { RouteLocationRaw } from 'vue-router';
import type { SearchHit } from '@wuding/contract';

type ViewQuery = Readonly<Record<string, string | string[]>>;

/** How near the map goes to each kind of thing, MapLibre zoom. */
const zoomOf = { district: 15, street: 16, place: 17, incident: 17 } as const;

/** The map at what was found, with its drawer open or its place asked about; filters stay. An incident opens as a page. */
export function hitLink(hit: SearchHit, view: ViewQuery): RouteLocationRaw {
  if (hit.kind === 'incident') return { name: 'incident', params: { id: hit.id } };
  const { district: _district, street: _street, here: _here, at: before, ...kept } = view;
  const place = hit.position?.map((degrees) => String(Number(degrees.toFixed(6)))).join('_');
  const at = place === undefined ? before : `${place}_${zoomOf[hit.kind]}`;
  return { name: 'overview', query: { ...kept, ...subjectOf(hit, place), ...(at === undefined ? {} : { at }) } };
}

function subjectOf({ kind, id, name }: SearchHit, place: string | undefined): Record<string, string> {
  if (kind === 'district') return { district: String(id) };
  if (kind === 'street') return { street: name };
  return place === undefined ? {} : { here: place };
}
