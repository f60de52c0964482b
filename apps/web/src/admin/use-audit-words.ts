import { useI18n } from 'vue-i18n';
import { roles } from '@wuding/domain';

/** Actions of the log that have a name, in the order they are offered. */
const auditActions = [
  'session.create', 'session.end', 'session.refuse', 'create', 'edit', 'delete', 'withdraw', 'restore', 'incident.record', 'import', 'export', 'unmask', 'freeze', 'redraw', 'withdraw-redraw', 'assign-leader',
  'draft', 'plan', 'publish', 'undo', 'redo', 'make-shifts', 'relieve', 'state', 'in', 'out', 'prompt', 'confirmed', 'absent', 'away', 'back', 'ask', 'clear-check', 'watch', 'acknowledge', 'attend', 'note', 'give', 'accept', 'dispatch', 'accepted', 'arrived', 'done', 'declined', 'cancel', 'draw', 'annotate', 'decide', 'look-inside', 'play', 'read-timeline', 'view-photo', 'hold', 'lift-hold', 'fix.retain', 'device.add', 'device.revoke', 'certify', 'decertify', 'leave-service', 'seed', 'backup', 'second-factor.begin', 'second-factor.confirm',
  'second-factor.refuse', 'second-factor.remove', 'second-factor.policy', 'account.add', 'account.disable', 'account.enable', 'account.lock', 'account.reset-password', 'account.reset-second-factor', 'account.assign-district', 'account.seed-demo', 'screen.pair', 'screen.edit', 'screen.revoke', 'screen.restore', 'screen.command', 'screen.plan',
] as const;

/** A dot in a key of the texts would open a level of its own. */
const keyOf = (action: string): string => action.replaceAll('.', '-');

/** What the log says, in the reader's words; what has no word yet stays as it was written. */
export function useAuditWords() {
  const { t, te } = useI18n();
  const action = (name: string): string => (te(`auditAction.${keyOf(name)}`) ? t(`auditAction.${keyOf(name)}`) : name);
  const kind = (entity: string): string => (te(`auditEntity.${entity}`) ? t(`auditEntity.${entity}`) : entity);
  return {
    action,
    actions: (): { value: string; label: string }[] => auditActions.map((value) => ({ value, label: action(value) })),
    entity: (entity: string, id: string | null): string => (id === null ? kind(entity) : `${kind(entity)} ${id}`),
    /** "leader-kailong (district-leader)" as the log keeps it, with the role's name. */
    actor(name: string): string {
      const [, who, role] = /^(.*) \(([a-z-]+)\)$/.exec(name) ?? [];
      const known = roles.find((one) => one === role);
      if (who === undefined || known === undefined) return te(`auditWatch.${name}`) ? t(`auditWatch.${name}`) : name;
      return t('list.bracket', { what: who === 'console' ? t('common.console') : te(`auditWatch.${who}`) ? t(`auditWatch.${who}`) : who, more: t(`role.${known}`) });
    },
  };
}
