import type { Routes } from '../http/handler';
import { listAccounts } from '../usecases/accounts/list-accounts';
import { listAuditEntries } from '../usecases/audit/list-audit-entries';

export const peopleRoutes: Routes<'listAccounts' | 'listAuditEntries'> = {
  listAccounts: ({ ctx, query }) => listAccounts({ ctx, input: query }),
  listAuditEntries: ({ ctx, query }) => listAuditEntries({ ctx, input: query }),
};
