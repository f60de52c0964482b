/** The effect of a post, as measured. */
export const postEffectWords = {
  title: 'Effect as measured', failed: 'The effect could not be read', nothing: '—', where: 'Where', spots: 'Spots', before: 'Met before, per 100 (vendors / passes)', after: 'After', own: 'After / before (95 %)', against: 'Against controls (95 %)',
  share: '{perHundred} ({met} / {passes})', short: '{ratio} ({lower}–{upper})', limits: '× {ratio} (95 % {lower}–{upper})',
  group: { target: 'Inside the radius', ring: 'Ring of 20–300 m', control: 'Matched controls' },
  verdict: { less: 'Net reduction', moved: 'Moved next door', unclear: 'Cannot be told', unknown: 'Unknown' },
  say: {
    less: 'Vendors met per pass at the post, against the controls: {ratio}; post and ring together {together}: they are not next door.',
    moved: 'Against the controls it is {ratio} at the post, but more in the ring; both together {together}.',
    unclear: 'Against the controls it is {ratio} at the post. With these passes only a change below × {seen} would be seen.',
    unknown: 'The passes there are say nothing.',
  },
  reason: {
    'never-opened': 'It was never published: there is no before and after.', 'no-spots': 'No spot inside the radius was ever passed.', 'no-controls': 'No spot beyond the ring of every post was passed ten times before.', 'few-passes': 'Fewer than ten passes before or after.',
  },
  window: 'Mobile passes in the hours of the post (since it opened, while somebody was there), the same hours compared. Before: {beforeFrom} to {beforeTo} (the 28 days in which it was chosen left out). After: {afterFrom} to {afterTo}.',
  matched: 'Controls: of the {candidates} nearest spots beyond the ring of every post, the {n} most like this one before it opened: by vendors met per pass, by how often they were passed, and by the class of their street.',
  quotient: {
    moved: 'Weighted displacement quotient {value}: for each vendor fewer at the post there are {share} more in the ring.', relieved: 'Weighted displacement quotient {value}: the ring was relieved too, by {share} for each vendor fewer at the post.',
    undefined: 'Weighted displacement quotient: undefined. It tells where those went who left, and it cannot be told that fewer are here.',
  },
  placebo: 'Worked out at {n} dates on which nothing opened, {strong} of them show as large a change.',
} as const;
