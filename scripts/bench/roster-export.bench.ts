import { monthSheet, dayOfIsoDate, instantOfCivil, type SheetShift } from '../../packages/domain/src';
import { rosterWorkbook } from '../../apps/api/src/export/roster-workbook';
import { goalLine, medianMilliseconds } from './figure';

/** 60 people on 60 posts in two stretches a day for 31 days: a sheet of 60 × 31 with its Excel file. */
const firstDay = dayOfIsoDate('2026-12-01') ?? 0, dayCount = 31;
const people = Array.from({ length: 60 }, (_, i) => ({ id: i + 1, code: `R${String(i + 1).padStart(3, '0')}`, name: `人员${i + 1}` }));
const shifts: SheetShift[] = [];
for (let day = 0; day < dayCount; day++) {
  for (let post = 0; post < 60; post++) {
    for (const [half, from] of [[0, 420], [1, 840]] as const) {
      const person = people[(post + day + half * 31) % 60]!;
      shifts.push({
        place: `post:${post}`, placeName: `守点${post}`, name: half === 0 ? '早班' : '晚班', startAt: instantOfCivil(firstDay + day, from), endAt: instantOfCivil(firstDay + day, from + 420), personCount: 1,
        people: (day + person.id) % 7 === 0 ? [] : [person],
      });
    }
  }
}

const make = async (): Promise<number> => {
  const sheet = monthSheet(shifts, people, { firstDay, dayCount });
  const bytes = await rosterWorkbook({
    format: 'a3-month', week: '2026-11-30', fromOn: '2026-12-01', untilOn: '2026-12-31', unit: '城市管理局', district: null, dataset: 'bench', provenance: 'simulated', isDraft: false,
    publishedVersion: null, publishedAt: null, madeAt: '2026-12-01T00:00:00Z', unpublishedWeeks: [], days: [...sheet.days], openCount: sheet.openCount,
    rows: sheet.rows.map(({ cells, ...row }) => ({ ...row, cells: cells.map(({ lines, openCount }) => ({ lines: [...lines], openCount })) })), legend: sheet.legend.map((one) => ({ ...one, stretches: [...one.stretches] })),
  });
  return bytes.length;
};

const size = await make();
const milliseconds = await medianMilliseconds(make, { warmUps: 1, runs: 5 });
console.log(goalLine({ name: `roster-export month of ${people.length} × ${dayCount} (${shifts.length} shifts) to Excel (${Math.round(size / 1024)} kB)`, unit: 'ms', ours: milliseconds, goal: 3_000, better: 'less' }));
