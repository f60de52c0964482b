import { join } from 'node:path';
import type { Command, CommandCall, ExitCode } from './command';
import { parseOptions } from './parse-options';
import { refusalText } from './refusal-text';
import { greatestScale, seedDemo } from '../usecases/seed-demo';
import { tellInThread } from '../usecases/seed-thread';

const usage = `usage: wuding seed demo [--until DATE] [--scale N]

Puts the simulated county (dataset "county", labelled 模拟) into the store; done again it adds what is missing.

  --until DATE   up to the beginning of this day in China (2026-12-01), or up to an instant (2026-12-01T12:00:00+08:00);
                 default: now. Records before a date do not depend on it
  --scale N      the town N times, joined by roads, 1–${greatestScale}; default 1. 2023 meets the published totals in the first`;

/** A day means its beginning in Asia/Shanghai (UTC+8 all year). Null when the text is neither day nor instant. */
export function parseUntil(text: string): number | null {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (!isDay && !/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/.test(text)) return null;
  const at = Date.parse(isDay ? `${text}T00:00:00+08:00` : text);
  const isRealDay = !Number.isNaN(Date.parse(text.slice(0, 10))) && new Date(Date.parse(text.slice(0, 10))).toISOString().startsWith(text.slice(0, 10));
  return Number.isNaN(at) || !isRealDay ? null : at;
}

function misuse({ out }: CommandCall, text: string): ExitCode {
  out.error(`${text}\n\n${usage}`);
  return 2;
}

async function run(call: CommandCall): Promise<ExitCode> {
  const { argv, ctx, services, out } = call;
  const parsed = parseOptions(argv, { until: { type: 'string' }, scale: { type: 'string', default: '1' } });
  if (typeof parsed === 'string') return misuse(call, parsed);
  const { values, positionals } = parsed;
  if (positionals.length !== 1 || positionals[0] !== 'demo') return misuse(call, 'what can be seeded is: demo');
  const untilAt = values.until === undefined ? undefined : parseUntil(values.until);
  if (untilAt === null) return misuse(call, `--until is a date such as 2026-12-01, not "${values.until}"`);
  const scale = /^\d{1,6}$/.test(values.scale) ? Number(values.scale) : 0;
  if (scale < 1 || scale > greatestScale) return misuse(call, `--scale is a whole number from 1 to ${greatestScale}, not "${values.scale}"`);
  const { dataFolder, dataDirectory } = services.config;
  const result = await seedDemo({
    ctx, input: { dataFolder, scale, latentFolder: join(dataDirectory, 'demo'), tell: tellInThread, onProgress: (text) => out.progress(text), ...(untilAt === undefined ? {} : { untilAt }) },
  });
  if (!result.ok) {
    out.error(refusalText(result.refusal));
    return 1;
  }
  const { hasChanged, dataset, districtCount, streetCount, placeCount, ruleCount, spotCount, visitCount, dutyCount, addedCount, updatedCount } = result.value;
  out.line(hasChanged
    ? `dataset ${dataset}: ${addedCount} incidents added, ${updatedCount} updated; ${visitCount} visits of ${spotCount} new spots; ${dutyCount} people, posts and shifts of duty; ${districtCount} districts, ${streetCount} street segments, ${placeCount} places new or changed; ${ruleCount} zones, cells and calendar rules`
    : `dataset ${dataset}: nothing new`);
  return 0;
}

export const seedCommand: Command = {
  name: 'seed', summary: 'put the simulated county into the store', usage, role: 'sysadmin', permission: 'dataset.import', run,
};
