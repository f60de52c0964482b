import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { atDesk } from './browser';
import { startDemoServer } from './demo-server';
import { goalLine } from './figure';
import { filterToRepaint, openOverview, writeIncidents } from './overview-filter';

/**
 * A million incidents in the store: from the press on a category until every view has followed and been painted, in the built product with
 * software rendering. They are imported, on top of those of the simulated county.
 */
const incidentCount = 1_000_000;

const server = await startDemoServer(null), folder = mkdtempSync(join(tmpdir(), 'wuding-bench-'));
try {
  const file = join(folder, 'incidents.csv');
  writeIncidents(file, incidentCount);
  const since = performance.now();
  await server.command(['import', 'incidents', file, '--accept-datum']);
  console.log(`bench web million incidents imported in ${((performance.now() - since) / 1_000).toFixed(0)} s`);
  await atDesk(server, async (context) => {
    for (const [where, path] of [['whole county', '/overview?v=1&from=2022-12-01'], ['workbench', '/analysis?v=1&from=2022-12-01']] as const) {
      const page = await openOverview(context, path);
      console.log(goalLine({ name: `web 1M incidents, ${where}, click to repaint (load ${loadavg()[0]!.toFixed(1)})`, unit: 'ms', ours: await filterToRepaint(page), goal: 300, better: 'less' }));
      await page.close();
    }
  });
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
