import { createRouter, createWebHistory, type Router, type RouteRecordRaw } from 'vue-router';
import type { Permission } from '@wuding/domain';
import { useAppearance } from './stores/appearance';
import { homeOf, useSession } from './stores/session';

declare module 'vue-router' {
  interface RouteMeta {
    /** Permission without which the page says so instead of opening; absent = needs no session. */
    permission?: Permission;
    /** Message key of the page's name, for the window title. */
    title: string;
  }
}

const routes: RouteRecordRaw[] = [
  { path: '/', name: 'overview', component: () => import('./overview/OverviewPage.vue'), meta: { permission: 'map.read', title: 'nav.overview' } },
  { path: '/incidents', name: 'incidents', component: () => import('./incidents/IncidentsPage.vue'), meta: { permission: 'incident.read', title: 'nav.incidents' } },
  { path: '/incidents/:id(\\d+)', name: 'incident', component: () => import('./incidents/IncidentPage.vue'), props: ({ params }) => ({ id: Number(params.id) }), meta: { permission: 'incident.read', title: 'nav.incident' } },
  { path: '/admin/accounts', name: 'accounts', component: () => import('./admin/AccountsPage.vue'), meta: { permission: 'account.read', title: 'nav.accounts' } },
  { path: '/admin/audit', name: 'audit', component: () => import('./admin/AuditPage.vue'), meta: { permission: 'audit.read', title: 'nav.audit' } },
  { path: '/admin/system', name: 'system', component: () => import('./admin/SystemPage.vue'), meta: { permission: 'system.inspect', title: 'nav.system' } },
  { path: '/sign-in', name: 'sign-in', component: () => import('./sign-in/SignInPage.vue'), meta: { title: 'nav.signIn' } },
  { path: '/:rest(.*)*', name: 'not-found', component: () => import('./shell/NotFoundPage.vue'), meta: { permission: 'session.own', title: 'nav.notFound' } },
];

export function createAppRouter(): Router {
  const router = createRouter({ history: createWebHistory(), routes });
  router.beforeEach(async (to) => {
    useAppearance().readQuery(to.query);
    if (to.meta.permission === undefined) return true;
    const session = useSession();
    await session.load();
    if (session.failure !== null) return true;
    if (session.session === null) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
    // Who runs the system, grants accounts or reads the log has no map: their home is their work.
    if (to.path === '/' && !session.can('map.read')) return homeOf(session.session);
    return true;
  });
  return router;
}
