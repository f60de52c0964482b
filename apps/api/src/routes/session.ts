import type { Routes } from '../http/handler';
import { readSession } from '../usecases/session/read-session';
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor } from '../usecases/session/second-factor';

/** Sign-in and sign-out set cookies and stand in http/mount-session.ts. */
export const sessionRoutes: Routes<'readSession' | 'beginSecondFactor' | 'confirmSecondFactor' | 'removeSecondFactor'> = {
  readSession: ({ ctx }) => readSession({ ctx }),
  beginSecondFactor: ({ ctx, services }) => beginSecondFactor({ ctx, vault: services.vault }),
  confirmSecondFactor: ({ ctx, services, body }) => confirmSecondFactor({ ctx, vault: services.vault, input: body }),
  removeSecondFactor: ({ ctx, services, body }) => removeSecondFactor({ ctx, vault: services.vault, input: body }),
};
