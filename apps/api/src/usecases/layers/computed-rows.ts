import { forecastClassOf, type LayerDescriptor } from '@wuding/catalog';
import { accept, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import type { EventCubes } from '../../live/event-cubes';
import type { Dataset } from '../../repositories/datasets';
import type { LayerRow } from '../../repositories/layer-features';
import { forecastAhead, nextHours } from '../forecast/forecast-ahead';

/** Rows of a layer that no view holds, in order of id. */
type Compute = (ctx: Context, cubes: EventCubes, dataset: Dataset) => Promise<Result<LayerRow[]>>;

/** By layer id; a computed layer has its line here. */
const computations: Readonly<Record<string, Compute>> = { forecast: forecastRows };

/** @throws Error when a layer says that it is computed and nothing computes it */
export function computedRows(layer: LayerDescriptor, ctx: Context, { cubes, dataset }: { cubes: EventCubes; dataset: Dataset }): Promise<Result<LayerRow[]>> {
  const compute = computations[layer.id];
  if (compute === undefined) throw new Error(`nothing computes the layer ${layer.id}`);
  return compute(ctx, cubes, dataset);
}

/** Ground cells with what the next hours are expected to bring there; none where too little is on record to say. */
async function forecastRows(ctx: Context, cubes: EventCubes, dataset: Dataset): Promise<Result<LayerRow[]>> {
  const ahead = await forecastAhead(ctx, cubes, { dataset, window: nextHours(ctx.clock.now()) });
  if (!ahead.ok) return ahead;
  if (ahead.value === null) return accept([]);
  const { window: { fromAt, toAt }, cells } = ahead.value;
  return accept(cells.map(({ id, ring, recordCount, mean, lower, upper }): LayerRow => ({
    id, validFromAt: null, geometry: { type: 'Polygon', coordinates: [ring] },
    properties: { expected: Math.round(mean * 1_000) / 1_000, lower, upper, record_count: recordCount, expected_class: forecastClassOf(mean), window_from: fromAt, window_to: toAt },
  })).sort((a, b) => a.id - b.id));
}
