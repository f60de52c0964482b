/**
 * The arrows of the house, checked by `npm test`. Each rule says why it exists; a change of a rule is a decision (docs/adr).
 */

/** Packages in the order of the arrows: each may import those to its right, none to its left. */
const chain = ['contract', 'catalog', 'analytics', 'domain', 'geo'];
const tests = '\\.test\\.ts$|/src/testing/|/e2e/';

const noReturn = chain.map((name, index) => ({
  name: `${name}-imports-to-the-right`,
  comment: 'web/api → contract → catalog → analytics → domain → geo: what is more general never knows what is more particular',
  severity: 'error',
  from: { path: `^packages/${name}/` },
  to: { path: `^(apps|packages)/(?!(${[name, ...chain.slice(index + 1)].join('|')})/)` },
}));

/** npm packages each of ours may import at run time; anything else needs a line here and a reason in review. */
const thirdParty = {
  'packages/geo': ['@turf/[^/]+', 'gcoord', 'flatbush'],
  'packages/domain': [],
  'packages/analytics': ['highs'],
  'packages/catalog': ['@maplibre/maplibre-gl-style-spec'],
  'packages/contract': ['zod'],
  'packages/demo': [],
  'apps/web': ['vue', 'vue-router', 'vue-i18n', 'pinia', '@vueuse/[^/]+', 'maplibre-gl', 'terra-draw', 'terra-draw-maplibre-gl-adapter', 'uqr', 'docx', 'write-excel-file', 'element-plus', 'echarts', 'vue-echarts', '@fontsource-variable/[^/]+', '@tanstack/[^/]+'],
};

const allowedThirdParty = Object.entries(thirdParty).map(([folder, names]) => ({
  name: `${folder.split('/')[1]}-third-party`,
  comment: `third-party code of ${folder}: ${names.join(', ') || 'none'}`,
  severity: 'error',
  from: { path: `^${folder}/src/`, pathNot: tests },
  to: {
    dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
    path: 'node_modules/',
    pathNot: ['node_modules/@wuding/', 'node_modules/@types/', ...names.map((name) => `node_modules/${name}/`)],
  },
}));

const audiences = 'screen|duty|analysis|overview|incidents|enforcement|registers|reports|field|admin|sign-in';

module.exports = {
  forbidden: [
    ...noReturn,
    ...allowedThirdParty,
    {
      name: 'demo-knows-the-rules-only',
      comment: 'the simulation uses domain and geo, as a county would',
      severity: 'error',
      from: { path: '^packages/demo/' },
      to: { path: '^(apps|packages)/(?!(demo|domain|geo)/)' },
    },
    {
      name: 'demo-serves-the-seed',
      comment: 'nothing but the api’s seeding may know that there is a simulation',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: `^packages/demo/|^apps/api/src/((usecases|cli)/seed|data-folder/)|${tests}` },
      to: { path: '^packages/demo/' },
    },
    {
      name: 'apps-never-meet',
      comment: 'what web and api share is contract, types included',
      severity: 'error',
      from: { path: '^apps/(api|web)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'packages-never-import-apps',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'packages-by-their-door',
      comment: 'another package is imported by its name, through its index.ts',
      severity: 'error',
      from: { path: '^(apps|packages)/([^/]+)/' },
      to: { path: '^packages/[^/]+/src/', pathNot: ['^$1/$2/', '^packages/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'pure-packages-touch-nothing',
      comment: 'no files, no network, no process: numbers in, numbers out',
      severity: 'error',
      from: { path: '^packages/(geo|domain|analytics|catalog|contract|demo)/src/', pathNot: `${tests}|/testing/` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'routes-call-usecases',
      comment: 'routes → usecases → repositories → db: a route has no SQL',
      severity: 'error',
      from: { path: '^apps/api/src/routes/', pathNot: tests },
      to: { path: '^apps/api/src/(repositories|db)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'usecases-know-no-mouth',
      comment: 'HTTP and CLI are two mouths of the same use cases',
      severity: 'error',
      from: { path: '^apps/api/src/usecases/', pathNot: tests },
      to: { path: ['^apps/api/src/(routes|http|cli|app|main|config)(/|\\.ts$)', 'node_modules/(hono|@hono)/'] },
    },
    {
      name: 'repositories-serve',
      comment: 'a repository never imports a use case, a route or a mouth, not even its types',
      severity: 'error',
      from: { path: '^apps/api/src/repositories/', pathNot: tests },
      to: { path: ['^apps/api/src/(usecases|routes|http|cli|app|main|config)(/|\\.ts$)', 'node_modules/(hono|@hono)/'] },
    },
    {
      name: 'db-is-the-floor',
      severity: 'error',
      from: { path: '^apps/api/src/db/', pathNot: tests },
      to: { path: '^apps/api/src/(usecases|repositories|routes|http|cli|live|tiles|ingest|app|main|config)(/|\\.ts$)' },
    },
    {
      name: 'drizzle-in-db-and-repositories',
      comment: 'the only SQL is in repositories; the only PostGIS spelling in db/spatial.ts',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: `^apps/api/src/(db|repositories)/|${tests}` },
      to: { path: 'node_modules/(drizzle-orm|postgres|@electric-sql)/' },
    },
    {
      name: 'constructed-at-the-rim',
      comment: 'only main, cli and their start-up construct things; everybody else is handed them',
      severity: 'error',
      from: { path: '^apps/api/src/', pathNot: `^apps/api/src/(main|cli|services-start|app)\\.ts$|^apps/api/src/db/|${tests}` },
      to: { path: '^apps/api/src/(main|cli|services-start|db/client)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'maplibre-in-map',
      comment: 'MapLibre is an island: components hand it intent (types may travel)',
      severity: 'error',
      from: { path: '^apps/web/src/', pathNot: `^apps/web/src/map/|${tests}` },
      to: { path: 'node_modules/(maplibre-gl|terra-draw[^/]*)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'ui-has-no-store',
      comment: 'ui/ is given what it shows',
      severity: 'error',
      from: { path: '^apps/web/src/ui/', pathNot: tests },
      to: { path: ['^apps/web/src/(stores|api|map|shell|router)', `^apps/web/src/(${audiences})/`, 'node_modules/(pinia|vue-router)/'] },
    },
    {
      name: 'audiences-never-meet',
      comment: 'each audience’s folder can be read, and thrown away, alone',
      severity: 'error',
      from: { path: `^apps/web/src/(${audiences})/` },
      to: { path: `^apps/web/src/(${audiences})/`, pathNot: '^apps/web/src/$1/' },
    },
    {
      name: 'product-without-tests',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'no-circles',
      comment: 'types may look back at each other, values may not',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: { path: '^(apps|packages|scripts)/' },
      to: { couldNotResolve: true, pathNot: ['apps/api/dist/', '^virtual:', '\\?url$', '\\?worker$', '\\?raw$'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(apps|packages)/[^/]+/dist[^/]*/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    builtInModules: { add: [] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.vue', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
    skipAnalysisNotInRules: true,
  },
};
