import { addHold, liftHold, readHolds } from '../usecases/tracks/manage-holds';
import type { Command, CommandCall, ExitCode } from './command';
import { parseOptions } from './parse-options';
import { refusalText } from './refusal-text';

const usage = `usage: wuding hold <what> [options]

  add --from INSTANT --to INSTANT --reason TEXT [--device NAME]
                         keeps positions of that time beyond their 90 days, of one device or all
  list
  lift <id>              from now on they may be removed

Instants are ISO with an offset, such as 2026-05-01T00:00:00+08:00.`;

function misuse({ out }: CommandCall, text: string): ExitCode {
  out.error(`${text}\n\n${usage}`);
  return 2;
}

async function add(call: CommandCall): Promise<ExitCode> {
  const parsed = parseOptions(call.argv.slice(1), { from: { type: 'string' }, to: { type: 'string' }, reason: { type: 'string' }, device: { type: 'string' } });
  if (typeof parsed === 'string') return misuse(call, parsed);
  const { from = '', to = '', reason = '', device = null } = parsed.values, fromAt = Date.parse(from), toAt = Date.parse(to);
  if (Number.isNaN(fromAt) || Number.isNaN(toAt) || !/(?:Z|[+-]\d\d:?\d\d)$/.test(from) || !/(?:Z|[+-]\d\d:?\d\d)$/.test(to)) return misuse(call, 'add takes --from and --to as instants with an offset');
  const added = await addHold({ ctx: call.ctx, input: { device, fromAt, toAt, reason } });
  if (added.ok) call.out.line(`hold ${added.value.id} stands`);
  else call.out.error(refusalText(added.refusal));
  return added.ok ? 0 : 1;
}

async function list(call: CommandCall): Promise<ExitCode> {
  const read = await readHolds({ ctx: call.ctx });
  if (!read.ok) {
    call.out.error(refusalText(read.refusal));
    return 1;
  }
  for (const one of read.value) call.out.line([one.id, one.device ?? 'every device', new Date(one.fromAt).toISOString(), new Date(one.toAt).toISOString(), one.reason, one.createdBy, one.liftedAt === null ? 'stands' : `lifted ${new Date(one.liftedAt).toISOString()}`].join('\t'));
  return 0;
}

async function lift(call: CommandCall): Promise<ExitCode> {
  const id = Number(call.argv[1]);
  if (!Number.isInteger(id) || id < 1) return misuse(call, 'lift takes the number of a hold');
  const lifted = await liftHold({ ctx: call.ctx, input: { id } });
  if (!lifted.ok) call.out.error(refusalText(lifted.refusal));
  return lifted.ok ? 0 : 1;
}

export const holdCommand: Command = {
  name: 'hold', summary: 'keeps positions beyond 90 days for a stated reason (legal hold)', usage, role: 'sysadmin', permission: 'device.manage',
  run: async (call) => {
    const [what] = call.argv;
    if (what === 'add') return add(call);
    if (what === 'list') return list(call);
    return what === 'lift' ? lift(call) : misuse(call, 'hold takes add, list or lift');
  },
};
