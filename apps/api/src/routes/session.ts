import type { Routes } from '../http/handler';
import { readSession } from '../usecases/session/read-session';

/** Sign-in and sign-out set cookies and stand in http/mount-session.ts. */
export const sessionRoutes: Routes<'readSession'> = {
  readSession: ({ ctx }) => readSession({ ctx }),
};
