import type { RepairReason } from './reason';

/** Control characters but tab and line ends: PostgreSQL cannot store NUL, and the others only garble screens and files. */
const controlCharacters = /[^\P{Cc}\t\n\r]/gu;
/** Halves of a surrogate pair standing alone: no text in UTF-8 can hold them. */
const loneSurrogates = /\p{Cs}/gu;
/** Anything the two above could match, and whole pairs: without the cost of Unicode matching, for the text in which there is nothing. */
const worthALook = new RegExp(String.raw`[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]`);

/**
 * A cell's text as it will be stored: trimmed, without control characters, without broken surrogates. Markup and SQL are plain
 * text and stay as they are. Each mending is reported through `repaired`.
 */
export function cleanText(raw: string, repaired: (reason: RepairReason) => void): string {
  if (!worthALook.test(raw)) return raw.trim();
  const whole = raw.replace(loneSurrogates, '\uFFFD');
  if (whole !== raw) repaired('broken-characters-replaced');
  const text = whole.replace(controlCharacters, '');
  if (text !== whole) repaired('control-characters-removed');
  return text.trim();
}
