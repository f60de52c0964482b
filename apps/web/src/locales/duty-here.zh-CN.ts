/** Who guards a place now: on the card of "what is here" and in the drawer of a street. */
export const dutyHereWords = {
  dutyHere: {
    covering: '此刻谁守着这里', nobody: '没有守点覆盖这里，或此刻没有排班。', shift: '{name} 至 {until} · {distance}', nearest: '最近的在岗人员', needed: '要几人持证', need: { 0: '任何人', 1: '持证一人', 2: '持证两人（可处罚）' },
    noneOn: '此刻没有符合的在岗人员。', certifiedName: '{name}（持证）', failed: '没有取到在岗情况', along: '沿街守点', noneAlong: '街道两侧 {n} 米内没有已发布的守点。', alongLine: '距街头 {n} 米 · 离街 {apart} 米 · 半径 {radius} 米',
  },
} as const;
