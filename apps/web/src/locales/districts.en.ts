/** What can go wrong with districts. */
export const districtProblems = {
  'boundary-overlaps': 'The boundary overlaps another district', 'redraw-not-later': 'It must begin after the boundary in force began',
  'no-redraw': 'There is no redraw to withdraw', 'no-boundary': 'The district has no boundary in force', 'not-a-district-leader': 'This person does not have the role of a district leader',
} as const;
