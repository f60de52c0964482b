import { derivedChecks, indicators, type Figure } from '@wuding/analytics';
import type { YearlyCheck, YearlyRow } from '@wuding/contract';
import { figureHeadings, matchFigure, type FigureQualifier } from '@wuding/domain';
import type { PublishedFigure } from '../../repositories/published-figures';

/** What a year's rows are made of. */
export interface YearMaterial {
  readonly year: number;
  /** Of every year of the dataset, latest first. */
  readonly published: readonly PublishedFigure[];
  readonly figures: ReadonlyMap<string, Figure>;
  /** Qualifier of a computed figure, by indicator. */
  qualifierOf(indicatorId: string): FigureQualifier;
}

/** Items any document of the dataset prints, as the latest one words them, then indicators no document prints; by heading. */
export function yearlyRows(material: YearMaterial): YearlyRow[] {
  const items = new Map<string, Pick<YearlyRow, 'id' | 'heading' | 'item' | 'unit'>>();
  for (const { figureId, heading, itemZh, itemEn, unit } of material.published) {
    if (!items.has(figureId)) items.set(figureId, { id: figureId, heading, item: { zh: itemZh, en: itemEn }, unit });
  }
  for (const { id, heading, label, unit } of indicators) if (!items.has(id)) items.set(id, { id, heading, item: label, unit });
  const rows = [...items.values()].map((item) => toRow(material, item));
  return figureHeadings.flatMap((heading) => rows.filter((row) => row.heading === heading));
}

function toRow({ year, published, figures, qualifierOf }: YearMaterial, item: Pick<YearlyRow, 'id' | 'heading' | 'item' | 'unit'>): YearlyRow {
  const printed = published.find((one) => one.year === year && one.figureId === item.id) ?? null;
  const figure = figures.get(item.id) ?? null;
  return {
    ...item,
    published: printed === null ? null : { value: printed.value, on: printed.valueOn, qualifier: printed.qualifier, source: printed.source },
    computed: figure === null ? null : { ...figure, qualifier: qualifierOf(item.id) },
    match: matchFigure(printed, figure?.value ?? null),
  };
}

/** The derived checks over those rows: a computed value goes before a printed one, and each says which it is. */
export function yearlyChecks(rows: readonly YearlyRow[]): YearlyCheck[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return derivedChecks.map(({ id, label, unit, formula, operands, caution, compute }) => {
    const taken = operands.map((operand) => operandOf(operand, byId.get(operand)));
    const values = taken.flatMap(({ value }) => (value === null ? [] : [value]));
    const value = values.length === operands.length ? compute(values) : null;
    return { id, label, unit, formula, caution: caution ?? null, value: value === null || !Number.isFinite(value) ? null : value, operands: taken };
  });
}

function operandOf(id: string, row: YearlyRow | undefined): YearlyCheck['operands'][number] {
  if (row?.computed != null && row.computed.value !== null) return { id, value: row.computed.value, qualifier: row.computed.qualifier, basis: 'rows' };
  if (row?.published != null && row.published.value !== null) return { id, value: row.published.value, qualifier: row.published.qualifier, basis: 'document' };
  return { id, value: null, qualifier: 'exact', basis: 'none' };
}

