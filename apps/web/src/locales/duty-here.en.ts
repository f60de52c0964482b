/** Who guards a place now. */
export const dutyHereWordsEn = {
  dutyHere: {
    covering: 'Who guards this place now', nobody: 'No post reaches here, or nobody is rostered now.', shift: '{name} until {until} · {distance}', nearest: 'Nearest on duty', needed: 'How many certified', need: { 0: 'Anybody', 1: 'One certified', 2: 'Certified pair (may penalise)' },
    noneOn: 'Nobody like that is on duty now.', certifiedName: '{name} (certified)', failed: 'Who is on duty could not be had', along: 'Posts along the street', noneAlong: 'No published post within {n} m of the street.', alongLine: '{n} m along · {apart} m off · radius {radius} m',
  },
};
