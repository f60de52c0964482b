/** A field of a kind, and the column names that mean it when nothing else is said: the first one found is used. */
export interface FieldSpec {
  readonly field: string;
  readonly aliases: readonly string[];
}

export interface ColumnPlan {
  /** Column that serves each field; fields nothing serves are absent. */
  readonly columnOf: ReadonlyMap<string, string>;
  /** Fields several columns could have served: which one does, which do not. */
  readonly choices: readonly { readonly field: string; readonly used: string; readonly unused: readonly string[] }[];
  /** Columns named by the caller that the file does not have. */
  readonly unknownColumns: readonly string[];
}

/** Names are compared without case, white space, underscores, hyphens and dots. */
const normalised = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/[\s_\-.]/g, '');

/**
 * Which column serves which field. `chosen` (from `--map field=column`) overrides the aliases; an empty column name says that
 * the file has no such field.
 */
export function planColumns(specs: readonly FieldSpec[], seen: readonly string[], chosen: ReadonlyMap<string, string>): ColumnPlan {
  const byName = new Map<string, string>();
  for (const column of seen) if (!byName.has(normalised(column))) byName.set(normalised(column), column);
  const columnOf = new Map<string, string>();
  const choices: { field: string; used: string; unused: string[] }[] = [];
  const unknownColumns: string[] = [];
  for (const { field, aliases } of specs) {
    const wanted = chosen.get(field);
    if (wanted !== undefined) {
      const column = seen.includes(wanted) ? wanted : byName.get(normalised(wanted));
      if (column !== undefined) columnOf.set(field, column);
      else if (wanted !== '') unknownColumns.push(wanted);
      continue;
    }
    const [used, ...unused] = [...new Set(aliases.flatMap((alias) => byName.get(normalised(alias)) ?? []))];
    if (used === undefined) continue;
    columnOf.set(field, used);
    if (unused.length > 0) choices.push({ field, used, unused });
  }
  return { columnOf, choices, unknownColumns };
}
