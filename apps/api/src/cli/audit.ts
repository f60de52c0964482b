import type { Command } from './command';
import { parseOptions } from './parse-options';
import { refusalText } from './refusal-text';
import { readAnchorsOf } from '../usecases/audit/anchor-audit-head';
import { verifyAudit } from '../usecases/audit/verify-audit';

const usage = `usage: wuding audit verify [--json]

Walks the audit chain from the first entry, and compares it with the heads written to audit-head.log in the data
directory. Exit 1 names the first bad entry.`;

export const auditCommand: Command = {
  name: 'audit',
  summary: 'verify: is the audit log complete and unchanged',
  usage,
  role: 'auditor',
  permission: 'audit.read',
  run: async ({ argv, ctx, services, out }) => {
    const parsed = parseOptions(argv, { json: { type: 'boolean', default: false } });
    const isMisused = typeof parsed === 'string' || parsed.positionals.join(' ') !== 'verify';
    if (isMisused) {
      out.error(typeof parsed === 'string' ? `${parsed}\n\n${usage}` : usage);
      return 2;
    }
    const result = await verifyAudit({ ctx, input: { anchors: readAnchorsOf({ store: ctx.store, config: services.config }) } });
    if (!result.ok) {
      out.error(refusalText(result.refusal));
      return 1;
    }
    const { fault, entryCount, anchorCount, headHash } = result.value;
    if (parsed.values.json) out.line(JSON.stringify(result.value));
    else if (fault === null) out.line(`intact: ${entryCount} entries, ${anchorCount} anchors agree, head ${headHash}`);
    else out.line(`broken at entry ${fault.seq}: ${fault.kind}, ${fault.explanation} (${entryCount} entries before it are good)`);
    return fault === null ? 0 : 1;
  },
};
