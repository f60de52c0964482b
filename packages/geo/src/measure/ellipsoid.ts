/** Semi-major axis of WGS-84 in metres. @source NGA.STND.0036 */
export const semiMajorMetres = 6_378_137;
/** Flattening of WGS-84. @source NGA.STND.0036 */
export const flattening = 1 / 298.257223563;
export const semiMinorMetres = semiMajorMetres * (1 - flattening);
/** First eccentricity squared. */
export const eccentricitySquared = flattening * (2 - flattening);
export const eccentricity = Math.sqrt(eccentricitySquared);
export const radiansPerDegree = Math.PI / 180;
