import { z } from 'zod';

/** Key of a dataset; left out = the bureau's own. */
export const datasetKey = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/).optional();
export const id = z.coerce.number().int().min(1).max(2_147_483_647);
/** An instant with zone or Z. */
export const instant = z.iso.datetime({ offset: true });
/** A civil date (Asia/Shanghai) as 2026-11-23, from 1900 on: the store does not know every date text can spell. */
export const civilDate = z.iso.date().refine((date) => date >= '1900', 'must be 1900 or later');
export const longitude = z.coerce.number().min(-180).max(180);
export const latitude = z.coerce.number().min(-90).max(90);

/** Paging by cursor: opaque, valid for one sort. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(1_000).default(50),
  cursor: z.string().max(500).optional(),
};

/** Several values of one field in an address, separated by commas. */
export const commaList = <Item extends z.ZodType>(item: Item) =>
  z.string().max(4_000).transform((text) => text.split(',') as z.input<Item>[]).pipe(z.array(item).min(1).max(200));

/** How a list is taken out: CSV for spreadsheets, GeoJSON for map desks. */
export const exportFormat = z.enum(['csv', 'geojson']).default('csv');

/** A register as a file people work on and give back. */
export const workbookFormat = z.enum(['xlsx', 'csv', 'geojson']).default('xlsx');

/** A page of records; `total` counts everything the filter matches. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.number().int() });

/** west,south,east,north in degrees. */
export const bbox = z.string().transform((text, ctx) => {
  const parts = text.split(',').map(Number);
  const [west, south, east, north] = parts as [number, number, number, number];
  if (parts.length !== 4 || parts.some((n) => !Number.isFinite(n)) || west >= east || south >= north || Math.abs(south) > 90 || Math.abs(north) > 90 || Math.abs(west) > 180 || Math.abs(east) > 180) {
    ctx.addIssue({ code: 'custom', message: 'bbox must be west,south,east,north in degrees' });
    return z.NEVER;
  }
  return [west, south, east, north] as const;
});
