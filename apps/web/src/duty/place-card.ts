interface Size {
  readonly width: number;
  readonly height: number;
}

/** Free space kept between a card, its mark and the window's edge, pixels. */
const gap = 8;

/**
 * Where a card stands beside what it speaks of: below it, else above, else at its side; never over it when there is room, and
 * always inside the window. All in window pixels.
 */
export function placeCard(anchor: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }, card: Size, frame: Size): { left: number; top: number } {
  const inside = (wanted: number, size: number, room: number): number => Math.max(gap, Math.min(wanted, room - size - gap));
  const left = inside((anchor.left + anchor.right) / 2 - card.width / 2, card.width, frame.width);
  if (anchor.bottom + gap + card.height + gap <= frame.height) return { left, top: anchor.bottom + gap };
  if (anchor.top - gap - card.height >= gap) return { left, top: anchor.top - gap - card.height };
  const top = inside((anchor.top + anchor.bottom) / 2 - card.height / 2, card.height, frame.height);
  const isRoomLeft = anchor.left - gap - card.width >= gap;
  return { left: isRoomLeft ? anchor.left - gap - card.width : inside(anchor.right + gap, card.width, frame.width), top };
}
