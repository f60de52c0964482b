import { FileRefused } from '../../ingest/refused';
import type { Vocabulary } from './plan-target';

/** More different categories than this come from a column of free text, not of categories. */
const maximumNewCategories = 1_000;

/** Looks up categories as a file spells them, and collects those an open set has to learn. */
export class VocabularyReader {
  readonly #isOpen: boolean;
  readonly #codes: ReadonlyMap<string, string>;
  readonly newCategories = new Set<string>();

  constructor({ isOpen, codes }: Vocabulary) {
    this.#isOpen = isOpen;
    // A code beats a name that happens to read the same.
    this.#codes = new Map([...codes.map(({ code, name }) => [name, code] as const), ...codes.map(({ code }) => [code, code] as const)]);
  }

  /** The event code a category text means; null when the set has none and is closed. */
  codeOf(category: string): string | null {
    return this.#codes.get(category) ?? (this.#isOpen ? category : null);
  }

  /** Notes the code of an accepted row: a row that is rejected teaches nothing. */
  learn(code: string): void {
    if (this.#codes.has(code)) return;
    this.newCategories.add(code);
    if (this.newCategories.size <= maximumNewCategories) return;
    throw new FileRefused('too-many-categories', { field: 'category', maximumNewCategories });
  }
}
