import type { RedrawPreview } from '@wuding/contract';
import { accept, isAllowed, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { countMoves } from '../../repositories/district-redraws';
import { planRedraw, type RedrawQuestion } from './plan-redraw';

/** What redrawing a district would do to its area, its neighbours and the records since the date. Writes nothing. */
export async function previewRedraw({ ctx, input }: { ctx: Context; input: RedrawQuestion }): Promise<Result<RedrawPreview>> {
  if (!isAllowed(ctx.actor, 'district.redraw', { districtId: input.id })) return refuse('not-allowed');
  const planned = await planRedraw(ctx.store.db, ctx, input);
  if (!planned.ok) return planned;
  const { areaSquareMetres, current, overlaps } = planned.value;
  return accept({
    areaSquareMetres, currentAreaSquareMetres: current?.areaSquareMetres ?? null, overlaps: [...overlaps],
    ...(await countMoves(ctx.store.db, planned.value)),
  });
}
