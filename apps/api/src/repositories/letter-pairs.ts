import { sql, type SQL } from 'drizzle-orm';

/**
 * The pairs of neighbouring letters that any text holding `text` must have, A–Z as a–z. Letters beyond them that come in two cases are left
 * out, because the index keeps them as they were written.
 */
function pairsOf(text: string): string[] {
  const letters = [...text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())];
  const pairs = letters.slice(1).map((letter, index) => [letters[index]!, letter] as const);
  return [...new Set(pairs.filter((pair) => pair.every(hasOneForm)).map((pair) => pair.join('')))];
}

const hasOneForm = (letter: string): boolean => letter <= '\u007f' || (letter.toLowerCase() === letter && letter.toUpperCase() === letter);

/**
 * Narrows incidents to those that may hold a text in code or description, by the index `incident_text`; whoever asks looks
 * again. Null when the text has no pair: then every incident must be looked at.
 */
export function mayHoldText(text: string): SQL | null {
  const pairs = pairsOf(text);
  if (pairs.length === 0) return null;
  const list = sql.join(pairs.map((pair) => sql`${pair}::text`), sql`, `);
  return sql`letter_pairs(i.code || ' ' || i.description) collate "C" @> array[${list}]`;
}
