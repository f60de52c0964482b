/** Whoever stands this near sees what is at a spot. @source docs/simulated-county.md: an officer within 40 m notices */
export const spotRadiusMetres = 40;
