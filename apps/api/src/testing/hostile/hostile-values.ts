import type { Dice } from './dice';

/** Text that has broken programs before. */
export const hostileTexts: readonly string[] = [
  '', ' ', '\t\r\n', '0', '-1', '1e309', 'NaN', 'null', 'undefined', 'true', '[]', '{}', '%', '%00', '%ff', '\0', 'a\0b', '\ud800', '\udfff\ud800', '\ufeff', '\u202e五定',
  '𠮷𠮷', 'Ω≈ç√', '👩‍👩‍👧‍👦', '\\', '\\.', '\\N', '"', '\'', `' or '1'='1`, `'; drop table incident; --`, '1) union select password_hash from account --', '$1', '${7*7}', '{{7*7}}',
  '<script>alert(1)</script>', '../../../../etc/passwd', '..%2f..%2fetc%2fpasswd', 'file:///etc/passwd', 'http://169.254.169.254/', '__proto__', 'constructor', 'toString', 'hasOwnProperty',
  '2026-02-30T00:00:00Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999999999Z', '-271821-04-20T00:00:00Z', '2026-05-01T00:00:00+99:99', '2026-05-01', '1970-01-01T00:00:00Z',
  '05-01', '，', 'x'.repeat(64), 'x'.repeat(65), '五'.repeat(5_000), '((((((((((', '(a+)+$', '%25%25', '*', '%_%', `=cmd|' /C calc'!A0`,
  '98.69,24.58,98.70', '180,-90,-180,90', '98,24,99,25', '-180,-90,180,90', '1e400,1,2,3', 'NaN,0,1,1', '0,0,0,0',
];

const hostileNumbers: readonly number[] = [
  0, -0, -1, 1, 0.5, 1e-320, 5e-324, 1e308, -1e308, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 53, 2 ** 53 + 2, 2 ** 63, 2 ** 64, 180, 180.0000001, -180, 90, -90, 360, 4_294_967_297, 1e21,
];

/** A value nobody asked for: of the wrong kind, too deep, too wide, with names that mean something to a runtime. */
export function hostileValue(dice: Dice): unknown {
  switch (dice.below(12)) {
    case 0: return null;
    case 1: return dice.isUnder(0.5);
    case 2: case 3: return dice.pick(hostileNumbers);
    case 4: return nested(dice.pick([10, 100, 3_000]));
    case 5: return Array.from({ length: dice.pick([0, 1, 1_001, 20_000]) }, () => 0);
    case 6: return JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{}},"toString":1}');
    case 7: return { $ne: null, length: -1, type: dice.pick(hostileTexts) };
    case 8: return Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, index]));
    default: return dice.pick(hostileTexts);
  }
}

function nested(depth: number): unknown {
  let value: unknown = [];
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}
