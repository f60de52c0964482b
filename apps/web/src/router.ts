import { createRouter, createWebHistory, type LocationQuery, type RouteLocationNormalized, type Router, type RouterHistory, type RouteRecordRaw } from 'vue-router';
import type { Permission } from '@wuding/domain';
import { noteWanted } from './shell/newer-build';
import { useAppearance } from './stores/appearance';
import { useDatasets } from './stores/datasets';
import { useLinkVersion } from './stores/permalink';
import { homeOf, useSession } from './stores/session';

declare module 'vue-router' {
  interface RouteMeta {
    /** Permission without which the page says so instead of opening; absent = needs no session. */
    permission?: Permission;
    /** A page for one hand: it has a head of its own instead of the desk's. */
    isPhone?: boolean;
    /** A screen nobody touches: nothing of the desk around it. */
    isWall?: boolean;
    /** Message key of the page's name, for the window title. */
    title: string;
  }
}

const routes: RouteRecordRaw[] = [
  { path: '/', name: 'start', component: () => import('./shell/NotFoundPage.vue'), meta: { permission: 'session.own', title: 'product.name' } },
  { path: '/home', name: 'home', component: () => import('./home/HomePage.vue'), meta: { permission: 'event.slice', title: 'nav.home' } },
  { path: '/overview', name: 'overview', component: () => import('./overview/OverviewPage.vue'), meta: { permission: 'map.read', title: 'nav.overview' } },
  { path: '/analysis', name: 'analysis', component: () => import('./analysis/AnalysisPage.vue'), meta: { permission: 'analysis.read', title: 'nav.analysis' } },
  { path: '/forecast', name: 'forecast', component: () => import('./analysis/forecast/ForecastPage.vue'), meta: { permission: 'analysis.read', title: 'forecast.page' } },
  { path: '/incidents', name: 'incidents', component: () => import('./incidents/IncidentsPage.vue'), meta: { permission: 'incident.read', title: 'nav.incidents' } },
  { path: '/incidents/:id(\\d+)', name: 'incident', component: () => import('./incidents/IncidentPage.vue'), props: ({ params }) => ({ id: Number(params.id) }), meta: { permission: 'incident.read', title: 'nav.incident' } },
  { path: '/districts', name: 'districts', component: () => import('./districts/DistrictsPage.vue'), meta: { permission: 'district.read', title: 'nav.districts' } },
  { path: '/districts/:id(\\d+)', name: 'district', component: () => import('./districts/DistrictPage.vue'), props: ({ params }) => ({ id: Number(params.id) }), meta: { permission: 'district.read', title: 'nav.districtPage' } },
  { path: '/districts/:id(\\d+)/redraw', name: 'district-redraw', component: () => import('./districts/RedrawPage.vue'), props: ({ params }) => ({ id: Number(params.id) }), meta: { permission: 'district.redraw', title: 'nav.redraw' } },
  { path: '/districts/:id(\\d+)/passes', name: 'district-passes', component: () => import('./districts/PassesPage.vue'), props: ({ params }) => ({ id: Number(params.id) }), meta: { permission: 'district.read', title: 'nav.passes' } },
  { path: '/duty', name: 'duty', component: () => import('./duty/DutyPage.vue'), meta: { permission: 'roster.read', title: 'duty.page' } },
  { path: '/registers/posts', name: 'posts', component: () => import('./registers/posts/PostsPage.vue'), meta: { permission: 'post.read', title: 'nav.posts' } },
  { path: '/registers/posts/:id(\\d+)', name: 'post', component: () => import('./registers/posts/PostPage.vue'), props: ({ params }) => ({ id: Number(params.id) }), meta: { permission: 'post.read', title: 'nav.post' } },
  { path: '/registers/posts/:id(\\d+)/place', name: 'post-place', component: () => import('./registers/posts/PlacePage.vue'), props: ({ params }) => ({ id: Number(params.id) }), meta: { permission: 'post.edit', title: 'nav.postPlace' } },
  { path: '/registers/people', name: 'people', component: () => import('./registers/people/PeoplePage.vue'), meta: { permission: 'staff.read', title: 'nav.people' } },
  { path: '/registers/zones', name: 'zones', component: () => import('./registers/zones/ZonesPage.vue'), meta: { permission: 'map.read', title: 'nav.zones' } },
  { path: '/registers/codes', name: 'codes', component: () => import('./registers/codes/CodesPage.vue'), meta: { permission: 'code-set.read', title: 'nav.codes' } },
  { path: '/registers/codes/:from/map/:to', name: 'code-mapping', component: () => import('./registers/codes/MappingPage.vue'), props: true, meta: { permission: 'code-set.map', title: 'nav.mapping' } },
  { path: '/registers/calendar', name: 'calendar', component: () => import('./registers/calendar/CalendarPage.vue'), meta: { permission: 'map.read', title: 'nav.calendar' } },
  { path: '/registers/import/:kind(posts|staff)', name: 'import-register', component: () => import('./registers/import/ImportPage.vue'), props: ({ params }) => ({ kind: params.kind }), meta: { permission: 'register.import', title: 'imports.history' } },
  { path: '/duty/print', name: 'duty-print', component: () => import('./duty/print/DutyPrintPage.vue'), meta: { permission: 'roster.read', title: 'paper.print' } },
  { path: '/duty/print/cards', name: 'duty-cards', component: () => import('./duty/print/DutyCardsPage.vue'), meta: { permission: 'roster.read', title: 'paper.cards' } },
  { path: '/duty/print/posts', name: 'post-cards', component: () => import('./duty/print/PostCardsPage.vue'), meta: { permission: 'post.read', title: 'paper.postCards' } },
  { path: '/reports/yearly', name: 'yearly', component: () => import('./reports/YearlyFiguresPage.vue'), meta: { permission: 'report.read', title: 'nav.yearly' } },
  { path: '/reports/figures/:id', name: 'figure-records', component: () => import('./reports/FigureRecordsPage.vue'), props: ({ params }) => ({ id: String(params.id) }), meta: { permission: 'incident.read', title: 'nav.figureRecords' } },
  { path: '/duty/day', name: 'duty-day', component: () => import('./duty/day/DutyDayPage.vue'), meta: { permission: 'duty.read', title: 'nav.dutyDay' } },
  { path: '/patrol', name: 'patrol', component: () => import('./patrol/PatrolPage.vue'), meta: { permission: 'patrol.watch', title: 'nav.patrol' } },
  { path: '/patrol/review', name: 'patrol-review', component: () => import('./patrol/ReviewPage.vue'), meta: { permission: 'patrol.watch', title: 'review.page' } },
  { path: '/console', name: 'console', component: () => import('./patrol/console/ConsolePage.vue'), meta: { permission: 'alarm.handle', title: 'console.page' } },
  { path: '/patrol/visits', name: 'patrol-visits', component: () => import('./patrol/VisitsPage.vue'), meta: { permission: 'district.read', title: 'visits.page' } },
  { path: '/registers/import/tracks', name: 'import-tracks', component: () => import('./registers/import/TrackImportPage.vue'), meta: { permission: 'dataset.import', title: 'review.importTracks' } },
  { path: '/duty/attendance', name: 'duty-attendance', component: () => import('./duty/day/AttendancePage.vue'), meta: { permission: 'duty.read', title: 'nav.dutyAttendance' } },
  { path: '/duty/records', name: 'duty-records', component: () => import('./duty/day/DutyRecordsPage.vue'), meta: { permission: 'duty.read', title: 'nav.dutyRecords' } },
  { path: '/my-duty', name: 'my-duty', component: () => import('./field/MyDutyPage.vue'), meta: { permission: 'duty.own', title: 'nav.myDuty', isPhone: true } },
  { path: '/check-in/:postId(\\d+)', name: 'check-in', component: () => import('./field/MyDutyPage.vue'), props: ({ params }) => ({ postId: Number(params.postId) }), meta: { permission: 'duty.own', title: 'nav.myDuty', isPhone: true } },
  { path: '/admin/accounts', name: 'accounts', component: () => import('./admin/AccountsPage.vue'), meta: { permission: 'account.read', title: 'nav.accounts' } },
  { path: '/admin/audit', name: 'audit', component: () => import('./admin/AuditPage.vue'), meta: { permission: 'audit.read', title: 'nav.audit' } },
  { path: '/admin/system', name: 'system', component: () => import('./admin/SystemPage.vue'), meta: { permission: 'system.inspect', title: 'nav.system' } },
  { path: '/admin/screens', name: 'screens', component: () => import('./admin/ScreensPage.vue'), meta: { permission: 'screen.manage', title: 'nav.screens' } },
  { path: '/admin/screens/preview', name: 'wall-preview', component: () => import('./screen/WallPreviewPage.vue'), meta: { permission: 'screen.read', title: 'screen.preview.title' } },
  { path: '/admin/screens/remote', name: 'screen-remote', component: () => import('./admin/RemotePage.vue'), meta: { permission: 'screen.manage', title: 'remote.title', isPhone: true } },
  { path: '/wall', name: 'wall', component: () => import('./screen/WallPage.vue'), meta: { title: 'nav.wall', isWall: true } },
  { path: '/account/second-factor', name: 'second-factor', component: () => import('./sign-in/SecondFactorPage.vue'), meta: { permission: 'session.own', title: 'nav.secondFactor' } },
  { path: '/sign-in', name: 'sign-in', component: () => import('./sign-in/SignInPage.vue'), meta: { title: 'nav.signIn' } },
  { path: '/:rest(.*)*', name: 'not-found', component: () => import('./shell/NotFoundPage.vue'), meta: { permission: 'session.own', title: 'nav.notFound' } },
];

/** Whether a query says nothing but how things look. */
const isPlain = (query: LocationQuery): boolean => Object.keys(query).every((key) => key === 'theme' || key === 'lang' || key === 'v');

/** Begins to fetch a page's own code while it is still asked who is there. The router asks for the same again and deals with failures. */
function fetchCode({ matched }: RouteLocationNormalized): void {
  for (const { components } of matched) {
    const page = components?.['default'];
    if (typeof page === 'function') void (page as () => Promise<unknown>)().catch(() => undefined);
  }
}

/** @param history the browser's own, unless a test brings another */
export function createAppRouter(history: RouterHistory = createWebHistory()): Router {
  const router = createRouter({ history, routes });
  noteWanted(router);
  router.beforeEach(async (to) => {
    useAppearance().readQuery(to.query);
    useLinkVersion().read(to.query);
    if (to.meta.permission === undefined) return true;
    const session = useSession();
    fetchCode(to);
    await session.load();
    if (session.failure?.isPassing === true && to.meta.isPhone === true) await session.takeKept();
    if (session.failure !== null) return true;
    if (session.session === null) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
    // Who must have a second factor gets nothing else before it is set up.
    if (session.session.secondFactor === 'must-enrol' && to.name !== 'second-factor') return { name: 'second-factor' };
    const datasets = useDatasets();
    if (!datasets.isLoaded && session.can('map.read')) void datasets.load();
    if (to.name !== 'start') return true;
    // A link from when the map page was the first one states a view: it still opens it.
    return isPlain(to.query) ? { path: homeOf(session.session), query: to.query } : { name: 'overview', query: to.query };
  });
  return router;
}
