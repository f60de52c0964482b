import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { embeddedDirectory } from './embedded-template';
import { killDrill } from './kill-drill';
import { killFixesDrill } from './kill-fixes-drill';
import { freshDatabase, testStoreKind } from './store';

async function onOwnStore<Report>(drill: (address: { dataDirectory: string; databaseUrl: string }) => Promise<Report>): Promise<Report> {
  const isEmbedded = testStoreKind() === 'embedded';
  const dataDirectory = isEmbedded ? await embeddedDirectory({ migrated: true }) : '';
  const databaseUrl = isEmbedded ? '' : await freshDatabase();
  try {
    return await drill({ dataDirectory, databaseUrl });
  } finally {
    if (isEmbedded) rmSync(dataDirectory, { recursive: true, force: true });
  }
}

test('a server killed in the middle of its writing loses nothing it acknowledged, and its ledgers hold', async () => {
  const report = await onOwnStore((address) => killDrill({ roundCount: 2, ...address, delayMilliseconds: (round) => 20 + ((round * 173) % 400) }));
  expect(report).toMatchObject({ lost: [], auditFault: null, changeGapCount: 0 });
  expect(report.acknowledgedCount).toBeGreaterThanOrEqual(2); // each round lives until its first at least
}, 300_000);

test('positions that were acknowledged before a kill are there once, and so are the visits made of them', async () => {
  const report = await onOwnStore((address) => killFixesDrill({ roundCount: 1, ...address, delayMilliseconds: () => 500 }));
  expect(report).toMatchObject({ lostCount: 0, tornCount: 0, unledgeredCount: 0, doubledVisitCount: 0, differingVisitCount: 0 });
  expect(report.acknowledgedCount).toBeGreaterThan(0);
}, 300_000);
