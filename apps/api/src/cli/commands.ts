import { analyseCommand } from './analyse';
import { auditCommand } from './audit';
import { backupCommand } from './backup';
import type { Command, StorelessCommand } from './command';
import { deviceCommand } from './device';
import { doctorCommand } from './doctor';
import { exportCommand } from './export';
import { holdCommand } from './hold';
import { importCommand } from './import';
import { restoreCommand } from './restore';
import { seedCommand } from './seed';
import { userCommand } from './user';

/** Every command, in the order `--help` shows them. */
export const commands: readonly Command[] = [seedCommand, importCommand, exportCommand, userCommand, auditCommand, backupCommand, restoreCommand, doctorCommand, deviceCommand, holdCommand];

/** Commands that need no store. */
export const storelessCommands: readonly StorelessCommand[] = [analyseCommand];
