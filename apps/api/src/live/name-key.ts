import { pinyin } from 'pinyin-pro';

/** A name as it is looked for: what is written, and how each character sounds. */
export interface NameKey {
  /** NFKC, lower case, without spaces. */
  readonly text: string;
  /** Indexes into `text` at which a word of a spaced script begins; 0 is one. */
  readonly wordStarts: readonly number[];
  /** One lower-case syllable a Chinese character, ü as v, a run of other characters as it is; tones left out. */
  readonly syllables: readonly string[];
  /** What may stand for each syllable in front of others. */
  readonly heads: readonly (readonly string[])[];
}

export type NameMatch = 'exact' | 'prefix' | 'word' | 'substring';

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
export const queryKey = (typed: string): string => plain(typed).replace(/\s+/g, '');

/** The key of a name. Characters with several readings take the one the surrounding word gives them. */
export function nameKey(name: string): NameKey {
  const text = plain(name).trim();
  const wordStarts = [0];
  let length = 0, isAfterSpace = false;
  for (const character of text) {
    if (/\s/.test(character)) isAfterSpace = true;
    else {
      if (isAfterSpace && length > 0) wordStarts.push(length);
      isAfterSpace = false;
      length += character.length;
    }
  }
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' }).flatMap((one) => one.toLowerCase().split(/\s+/)).filter((one) => one !== '');
  return { text: text.replace(/\s+/g, ''), wordStarts, syllables, heads: syllables.map(headsOf) };
}

/**
 * How a query finds a name, best way first; null = it does not. Letters also match the sound, from any character on:
 * each character by its whole syllable or its initial, the last by any beginning of it (nmsc, nongmao, nongmsc, 农mao).
 * @param query of `queryKey`, not empty
 */
export function matchName(key: NameKey, query: string): NameMatch | null {
  const { text, wordStarts, syllables } = key;
  if (text === query) return 'exact';
  if (text.startsWith(query)) return 'prefix';
  if (wordStarts.some((start) => start > 0 && text.startsWith(query, start))) return 'word';
  if (/[a-z]/.test(query)) {
    const start = syllables.findIndex((syllable, index) => syllable.startsWith(query.slice(0, 1)) && sounds(key, index, query));
    if (start >= 0) return start === 0 ? 'prefix' : 'word';
  }
  return text.includes(query) ? 'substring' : null;
}

/** Whether the query is the sound of the characters from `index` on. Every way of dividing it is tried at once. */
function sounds({ syllables, heads }: NameKey, index: number, query: string): boolean {
  let reached = new Set([0]);
  for (let from = index; from < syllables.length; from += 1) {
    const syllable = syllables[from]!;
    const next = new Set<number>();
    for (const at of reached) {
      if (syllable.startsWith(query.slice(at))) return true;
      for (const head of heads[from]!) if (query.startsWith(head, at)) next.add(at + head.length);
    }
    if (next.size === 0) return false;
    reached = next;
  }
  return false;
}

/** What stands for a syllable in front of others: all of it, or its initial (zh, ch and sh also as one letter). */
const headsOf = (syllable: string): readonly string[] =>
  [...new Set([syllable, ...(/^[zcs]h./.test(syllable) ? [syllable.slice(0, 2)] : []), syllable.slice(0, 1)])];
