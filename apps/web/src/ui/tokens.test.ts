import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const themes = {
  light: tokensOf(/:root,\n\[data-theme='light'\] \{([^}]*)\}/),
  dark: tokensOf(/\n\[data-theme='dark'\] \{([^}]*)\}/),
};

function tokensOf(block: RegExp): Record<string, string> {
  const body = block.exec(css)?.[1] ?? '';
  return Object.fromEntries([...body.matchAll(/--([a-z0-9-]+): (#[0-9A-F]{6});/g)].map((match) => [match[1], match[2]]));
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(a = '', b = ''): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

describe.each(Object.entries(themes))('the %s theme', (_, token) => {
  it.each(['text-1', 'text-2', 'text-3', 'accent', 'late', 'alarm', 'state-on-post', 'state-late-text', 'state-vacant-text', 'state-away', 'state-quiet-text'])('%s reads on surface and canvas', (text) => {
    expect(contrast(token[text], token.surface)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token[text], token.canvas)).toBeGreaterThanOrEqual(4.5);
  });
  it.each([['accent-soft-text', 'accent-soft'], ['on-accent', 'accent'], ['on-accent', 'accent-hover'], ['on-stale-bar', 'stale-bar'], ['alarm', 'alarm-soft'], ['text-1', 'alarm-soft'], ['text-1', 'accent-soft'], ['text-2', 'accent-soft'], ['on-phone-action', 'phone-action'], ['phone-link', 'surface'], ['phone-text-2', 'surface'], ['outbox', 'outbox-soft'], ['text-2', 'line']])('%s reads on %s', (text, ground) => {
    expect(contrast(token[text], token[ground])).toBeGreaterThanOrEqual(4.5);
  });
  it('edges of controls are visible', () => {
    expect(contrast(token.control, token.surface)).toBeGreaterThanOrEqual(3);
  });
});
