/** Suggested visits: what the return clock tells the patrol board. */
export const revisitWords = {
  revisit: {
    list: 'Show', lists: { open: 'Still to come', all: 'All of today', intervals: 'Intervals' }, failed: 'Suggested visits could not be had',
    none: 'Today’s visits have not been drawn. Once drawn they stand for the day: what is left to chance must be accounted for.', draw: 'Draw today’s visits', nothing: 'None under this filter.',
    columns: { due: 'Time', spot: 'Spot', kind: 'Why', state: 'State', band: 'Hours', interval: 'Interval', departures: 'Departures', finds: 'Finds' },
    kinds: { due: 'Due', random: 'By chance' }, states: { open: 'To come', seen: 'Seen', missed: 'Missed' }, seenAt: 'Seen {time}',
    minutes: '{n} min', minutesWithin: '{n} min ({lower}–{upper})', beyond: 'over 240', rare: 'Under a quarter in four hours', rareFrom: 'Under a quarter in four hours ({lower} min at the soonest)', after: 'Due · {interval}', unknown: 'Unknown',
    note: 'A spot is due when {back}% are back after a departure (quantile of the return clock by spot and hours; under ten finds unknown, 95 % limits in brackets); {chance}% of visits go where and when chance says, so that returns, forecasts and effects stay estimable. A pass within {slack} minutes counts.',
    basis: 'From {n} departures of the last year; seed {seed}.',
  },
} as const;
