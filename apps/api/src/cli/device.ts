import { datums, type Datum } from '@wuding/geo';
import { addDevice, readDevices, revokeDevice, type DeviceInput } from '../usecases/tracks/manage-devices';
import type { Command, CommandCall, ExitCode } from './command';
import { parseOptions } from './parse-options';
import { refusalText } from './refusal-text';

const usage = `usage: wuding device <what> [options]

  add <name> --person CODE | --team NAME | --vehicle PLATE [--datum ${datums.join('|')}]
                         prints the token, once: what the device calls itself
  list [--json]
  revoke <name>          from now on nothing is taken from it

A device sends to POST /api/fixes, or as Traccar Client (OsmAnd protocol) to /api/osmand with the token as its identifier.`;

type Action = (call: CommandCall, argv: readonly string[]) => Promise<ExitCode>;

function misuse({ out }: CommandCall, text: string): ExitCode {
  out.error(`${text}\n\n${usage}`);
  return 2;
}

const add: Action = async (call, argv) => {
  const parsed = parseOptions(argv, { person: { type: 'string' }, team: { type: 'string' }, vehicle: { type: 'string' }, datum: { type: 'string', default: 'wgs84' } });
  if (typeof parsed === 'string') return misuse(call, parsed);
  const { values, positionals: [name, ...rest] } = parsed;
  const bindings = (['person', 'team', 'vehicle'] as const).flatMap((kind): DeviceInput['boundTo'][] => (values[kind] === undefined ? [] : [{ kind, name: values[kind] }]));
  const [boundTo] = bindings;
  if (name === undefined || rest.length > 0 || boundTo === undefined || bindings.length > 1) return misuse(call, 'add takes one name and one of --person, --team, --vehicle');
  const datum = datums.find((one): one is Datum => one === values.datum);
  if (datum === undefined) return misuse(call, `--datum is one of ${datums.join(', ')}`);
  const added = await addDevice({ ctx: call.ctx, input: { name, boundTo, datum } });
  if (added.ok) call.out.line(`added ${name}, token ${added.value.token} (shown this once)`);
  else call.out.error(refusalText(added.refusal));
  return added.ok ? 0 : 1;
};

const list: Action = async (call, argv) => {
  const parsed = parseOptions(argv, { json: { type: 'boolean', default: false } });
  if (typeof parsed === 'string') return misuse(call, parsed);
  const read = await readDevices({ ctx: call.ctx });
  if (!read.ok) {
    call.out.error(refusalText(read.refusal));
    return 1;
  }
  if (parsed.values.json) call.out.line(JSON.stringify(read.value));
  else for (const one of read.value) call.out.line(`${one.name}\t${one.boundTo}\t${one.datum}\t${one.revokedAt === null ? 'in use' : 'revoked'}\t${one.lastHeardAt === null ? 'never heard' : new Date(one.lastHeardAt).toISOString()}`);
  return 0;
};

const revoke: Action = async (call, argv) => {
  const [name, ...rest] = argv;
  if (name === undefined || rest.length > 0) return misuse(call, 'revoke takes one name');
  const revoked = await revokeDevice({ ctx: call.ctx, input: { name } });
  if (revoked.ok) call.out.line(`revoked ${name}`);
  else call.out.error(refusalText(revoked.refusal));
  return revoked.ok ? 0 : 1;
};

const actions: Readonly<Record<string, Action>> = { add, list, revoke };

export const deviceCommand: Command = {
  name: 'device',
  summary: 'add, list, revoke: who may send positions',
  usage,
  role: 'sysadmin',
  permission: 'device.manage',
  run: (call) => {
    const [what, ...argv] = call.argv;
    const action = what === undefined ? undefined : actions[what];
    return action === undefined ? Promise.resolve(misuse(call, `no such thing to do: ${what ?? '(none)'}`)) : action(call, argv);
  },
};
