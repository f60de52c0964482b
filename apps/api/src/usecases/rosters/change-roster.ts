import type { RosterChange, RosterChanged } from '@wuding/contract';
import { accept, refuse, type Result } from '@wuding/domain';
import type { Context } from '../../context';
import { markStep, nextStep } from '../../repositories/roster-steps';
import { stepRoster, type StepInput } from './step-roster';

/** Assigns and unassigns, one or many at once: all or nothing. */
export const changeRoster = ({ ctx, input }: { ctx: Context; input: StepInput & { changes: readonly RosterChange[]; note: string } }): Promise<Result<RosterChanged>> =>
  stepRoster(ctx, input, async () => accept({ steps: input.changes, isLenient: false, note: input.note }));

const goBackOrForth = (direction: 'undo' | 'redo') => ({ ctx, input }: { ctx: Context; input: StepInput }): Promise<Result<RosterChanged>> =>
  stepRoster(ctx, input, async ({ tx, roster }) => {
    const step = await nextStep(tx, roster.id, direction);
    if (step === null) return refuse('nothing-to-undo');
    return accept({
      steps: direction === 'undo' ? step.inverse : step.forward, isLenient: false, note: `${direction === 'undo' ? '撤销' : '重做'} ${step.note}`.trim(),
      keep: () => markStep(tx, roster.id, step.seq, direction === 'undo'),
    });
  });

/** Takes the last step of the draft back. What has become impossible since is refused like any other step. */
export const undoRoster = goBackOrForth('undo');
/** Makes the last undone step again. */
export const redoRoster = goBackOrForth('redo');
