import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { embeddedDirectory } from './embedded-template';
import { killDrill } from './kill-drill';
import { freshDatabase, testStoreKind } from './store';

test('a server killed in the middle of its writing loses nothing it acknowledged, and its ledgers hold', async () => {
  const isEmbedded = testStoreKind() === 'embedded';
  const dataDirectory = isEmbedded ? await embeddedDirectory({ migrated: true }) : '';
  const databaseUrl = isEmbedded ? '' : await freshDatabase();
  try {
    const report = await killDrill({ roundCount: 3, dataDirectory, databaseUrl, delayMilliseconds: (round) => 20 + ((round * 173) % 400) });
    expect(report).toMatchObject({ lost: [], auditFault: null, changeGapCount: 0 });
    expect(report.acknowledgedCount).toBeGreaterThanOrEqual(3); // each round lives until its first at least
  } finally {
    if (isEmbedded) rmSync(dataDirectory, { recursive: true, force: true });
  }
}, 300_000);
