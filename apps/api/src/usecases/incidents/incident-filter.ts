import type { CodeTerm } from '@wuding/analytics';
import type { Endpoints, ParsedOf } from '@wuding/contract';
import { accept, refuse, spotRadiusMetres, timeWindow, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { CubeAnswers, DatasetCube, EventCubes } from '../../live/event-cubes';
import type { Dataset } from '../../repositories/datasets';
import { findDistrictIds } from '../../repositories/districts';
import type { IncidentFilter } from '../../repositories/incident-list';
import { spotPosition } from '../../repositories/visit-frame';
import { unknownDataset } from '../datasets/find-dataset';
import { termsByCategory } from '../slice/report-terms';
import { parseInstant } from '../instant-text';

/** What a request asks of the incidents of a dataset. */
type FilterQuery = Omit<ParsedOf<Endpoints['listIncidents']>['query'], 'limit' | 'cursor' | 'sort'>;

/** The filter a list and its export share, and answers as of now. A name that means nothing in the dataset is refused, with a pointer to it. */
export async function readIncidentFilter(ctx: Context, cubes: EventCubes, input: FilterQuery): Promise<Result<{ dataset: Dataset; filter: IncidentFilter; answers: CubeAnswers }>> {
  const window = timeWindow(parseInstant(input.from), parseInstant(input.to));
  if (!window.ok) return window;
  const held = await cubes.named(input.dataset);
  if (held === null) return unknownDataset(input.dataset);
  const { dataset } = held;
  const codeTerms = readTerms(held, input);
  if (!codeTerms.ok) return codeTerms;
  const districts = await checkDistricts(ctx, dataset, input);
  if (!districts.ok) return districts;
  const position = input.spot === undefined ? undefined : await spotPosition(ctx.store.db, dataset.id, input.spot);
  return accept({
    dataset, answers: held.answers,
    filter: {
      ...window.value, datasetId: dataset.id, ids: input.ids, timeZone: dataset.timeZone,
      codeTerms: codeTerms.value, districtIds: oneOrMore(input.district, input.districts), statuses: oneOrMore(input.status, input.statuses),
      roadSegmentId: input.roadSegment, source: input.source, isLocated: input.located === undefined ? undefined : input.located === 'true',
      weekdays: input.weekdays, hours: input.hours, text: input.q || undefined, bbox: input.bbox === undefined ? undefined : [...input.bbox],
      around: position === undefined || position === null ? position : { position, metres: spotRadiusMetres },
    },
  });
}

/** The single form and the list form of one field together; undefined when neither was given. */
function oneOrMore<Value>(one: Value | undefined, more: readonly Value[] | undefined): readonly Value[] | undefined {
  if (one === undefined) return more;
  return [one, ...(more ?? [])];
}

/** Codes, and report categories with the times their codes counted under them; both narrow. */
function readTerms({ cube, mapping }: DatasetCube, input: FilterQuery): Result<CodeTerm[][]> {
  const codes = oneOrMore(input.code, input.codes), categories = oneOrMore(input.reportCategory, input.reportCategories);
  const idOf = new Map(mapping.codes.map(({ id, code }) => [code, id]));
  const strange = codes?.find((code) => !idOf.has(code));
  if (strange !== undefined) return refuse('unknown-event-code', { pointer: pointerOf('code', input), data: { code: strange } });
  const termsOf = termsByCategory(cube, mapping.terms);
  if (categories?.every((key) => termsOf.has(key)) === false) return refuse('unknown-report-category', { pointer: pointerOf('reportCategory', input) });
  return accept([
    ...(codes === undefined ? [] : [codes.map((code) => ({ codeId: idOf.get(code)! }))]),
    ...(categories === undefined ? [] : [categories.flatMap((key) => termsOf.get(key)!)]),
  ]);
}

async function checkDistricts({ store }: Context, dataset: Dataset, input: FilterQuery): Promise<Result<null>> {
  const districts = (oneOrMore(input.district, input.districts) ?? []).filter((id) => id !== 0);
  if (districts.length === 0) return accept(null);
  const known = new Set(await findDistrictIds(store.db, dataset.id, districts));
  return districts.every((id) => known.has(id)) ? accept(null) : refuse('unknown-district', { pointer: pointerOf('district', input) });
}

const pluralOf = { code: 'codes', reportCategory: 'reportCategories', district: 'districts' } as const;
const pointerOf = (field: keyof typeof pluralOf, input: FilterQuery): string => `/${input[field] === undefined ? pluralOf[field] : field}`;
