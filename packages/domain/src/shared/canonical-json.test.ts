import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json';

describe('canonical JSON', () => {
  it('sorts keys at every depth and leaves absent values out', () => {
    expect(canonicalJson({ b: [{ d: 1, c: undefined, a: null }], a: '片区' })).toBe('{"a":"片区","b":[{"a":null,"d":1}]}');
  });

  it('writes instants as ISO text and nothing at all as null', () => {
    expect(canonicalJson({ at: new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 6)) })).toBe('{"at":"2026-01-02T03:04:05.006Z"}');
    expect(canonicalJson(undefined)).toBe('null');
  });

  it('does not depend on the order keys were written in, and survives a trip through JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      const reversed = JSON.parse(JSON.stringify(value), (_key, inner: unknown) =>
        inner !== null && typeof inner === 'object' && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).reverse()) : inner) as unknown;
      expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
    }));
  });
});
