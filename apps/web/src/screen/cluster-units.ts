/** A unit on the map, CSS pixels of the map. */
export interface UnitMark {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly state: 'moving' | 'still' | 'silent';
}

/** Units that stand so close that their shapes would lie on each other, drawn as one. */
export interface UnitCluster {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly count: number;
  /** What it is called, and how many more names it has. */
  readonly label: string;
  readonly moreLabels: number;
  readonly isMoving: boolean;
}

interface Around {
  readonly x: number;
  readonly y: number;
  readonly glyph: number;
}

const isNear = (a: { x: number; y: number }, b: { x: number; y: number }, pixels: number): boolean => Math.hypot(a.x - b.x, a.y - b.y) < pixels;

/**
 * Units as they can be told apart: those on the move choose first, others join one they would cover. A unit that stands on the mark of a post is the crew of that post and is not drawn
 * again; one that moves past it is.
 * @param glyph side of a unit's shape, pixels
 */
export function clusterUnits(units: readonly UnitMark[], posts: readonly Around[], glyph: number): UnitCluster[] {
  const clusters: { first: UnitMark; members: UnitMark[] }[] = [];
  const inOrder = units.filter(({ state }) => state !== 'silent').toSorted((a, b) => Number(b.state === 'moving') - Number(a.state === 'moving') || a.id - b.id);
  for (const unit of inOrder) {
    if (unit.state === 'still' && posts.some((post) => isNear(unit, post, (post.glyph + glyph) / 2))) continue;
    const home = clusters.find(({ first }) => isNear(unit, first, 1.1 * glyph));
    if (home === undefined) clusters.push({ first: unit, members: [unit] });
    else home.members.push(unit);
  }
  return clusters.map(({ first, members }) => {
    const labels = new Set(members.map(({ label }) => label));
    return { id: `unit:${first.id}`, x: first.x, y: first.y, count: members.length, label: first.label, moreLabels: labels.size - 1, isMoving: first.state === 'moving' };
  });
}
