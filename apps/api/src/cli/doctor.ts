import type { Command } from './command';
import { parseOptions } from './parse-options';
import { refusalText } from './refusal-text';
import type { Check } from '../usecases/doctor/check';
import { examineStore } from '../usecases/doctor/examine-store';

const usage = `usage: wuding doctor [--json]

Looks at the store and its versions, extensions, migrations, lock, disk, clock, audit anchor and the datum of each
dataset; says what is wrong and how to mend it. Exit 1 when something fails; warnings do not.`;

const lineOf = ({ id, level, text, mend }: Check): string =>
  `${level.padEnd(4)} ${id.padEnd(12)} ${text}${mend === undefined ? '' : `\n${' '.repeat(18)}mend: ${mend}`}`;

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'what is wrong with this installation, and how to mend it',
  usage,
  role: 'sysadmin',
  permission: 'system.inspect',
  run: async ({ argv, ctx, services, out }) => {
    const parsed = parseOptions(argv, { json: { type: 'boolean', default: false } });
    if (typeof parsed === 'string' || parsed.positionals.length > 0) {
      out.error(`${typeof parsed === 'string' ? parsed : 'doctor takes no words'}\n\n${usage}`);
      return 2;
    }
    const result = await examineStore({ ctx, input: { config: services.config } });
    if (!result.ok) {
      out.error(refusalText(result.refusal));
      return 1;
    }
    const checks = result.value;
    const isWell = checks.every(({ level }) => level !== 'fail');
    if (parsed.values.json) out.line(JSON.stringify({ ok: isWell, checks }));
    else for (const check of checks) out.line(lineOf(check));
    return isWell ? 0 : 1;
  },
};
