import type { RepairReason } from './reason';

/** Control characters but tab and line ends: PostgreSQL cannot store NUL, and the others only garble screens and files. */
const controlCharacters = /[^\P{Cc}\t\n\r]/gu;
/** Halves of a surrogate pair standing alone: no text in UTF-8 can hold them. */
const loneSurrogates = /\p{Cs}/gu;

/**
 * A cell's text as it will be stored: trimmed, without control characters, without broken surrogates. Markup and SQL are plain
 * text and stay as they are. Each mending is reported through `repaired`.
 */
export function cleanText(raw: string, repaired: (reason: RepairReason) => void): string {
  let text = raw;
  if (text.search(controlCharacters) !== -1) {
    text = text.replace(controlCharacters, '');
    repaired('control-characters-removed');
  }
  if (text.search(loneSurrogates) !== -1) {
    text = text.replace(loneSurrogates, '\uFFFD');
    repaired('broken-characters-replaced');
  }
  return text.trim();
}
