import { describe, expect, it } from 'vitest';
import { placeCard } from './place-card';

const frame = { width: 1440, height: 900 }, card = { width: 400, height: 300 };
const mark = (left: number, top: number) => ({ left, top, right: left + 80, bottom: top + 30 });

describe('a card beside a mark', () => {
  it('stands below it, above it when there is no room, at its side when there is neither', () => {
    expect(placeCard(mark(700, 200), card, frame)).toEqual({ left: 540, top: 238 });
    expect(placeCard(mark(700, 700), card, frame)).toEqual({ left: 540, top: 392 });
    expect(placeCard(mark(700, 300), { width: 400, height: 700 }, frame)).toEqual({ left: 292, top: 8 });
    expect(placeCard(mark(100, 300), { width: 400, height: 700 }, frame).left).toBe(188);
  });
  it('stays inside the window', () => {
    expect(placeCard(mark(1380, 200), card, frame).left).toBe(1032);
    expect(placeCard(mark(0, 200), card, frame).left).toBe(8);
  });
});
