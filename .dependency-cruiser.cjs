/**
 * Who may know whom (ARCHITECTURE: rooms). The rows run from top to bottom: a room knows its own row and those below,
 * never one above. Files that stand in `app/` itself put the house together and may see every room.
 */
const ROWS = [
  ['doors', 'routes', 'jobs'],
  ['admin', 'shopper'],
  ['reconciliation', 'refunds'],
  ['notifications'],
  ['payments'],
  ['exceptions', 'alerts'],
  ['merchants'],
  ['gateways', 'rails'],
  ['platform'],
  ['kernel'],
];

const TEST = '\\.test\\.tsx?$';
const inRooms = (rooms) => `^app/(${rooms.join('|')})/`;

/** For each row: none of the rows above, nor the files that put the house together. */
const neverUp = ROWS.map((rooms, row) => ({
  name: `never-up-from-${rooms.join('-')}`,
  comment: 'A room knows its own row and those below. Hand in what must come from above.',
  severity: 'error',
  from: { path: inRooms(rooms), pathNot: TEST },
  to: {
    path:
      row === 0 ? '^app/server\\.ts$' : `${inRooms(ROWS.slice(0, row).flat())}|^app/server\\.ts$`,
  },
}));

/** A provider or a rail is exchangeable because nobody leans on its inside. */
const islands = ['gateways', 'rails'].map((sea) => ({
  name: `islands-of-${sea}`,
  comment: 'An island knows its port, platform and kernel, and no other island.',
  severity: 'error',
  from: { path: `^app/${sea}/([^/]+)/`, pathNot: TEST },
  to: {
    path: '^app/',
    pathNot: [
      '^app/(kernel|platform)/',
      `^app/${sea}/(gateway|refund|report[a-z-]*|time-format|one-line|email-address|rail)\\.ts$`,
      `^app/${sea}/$1/`,
    ],
  },
}));

module.exports = {
  forbidden: [
    ...neverUp,
    ...islands,
    {
      name: 'kernel-imports-nothing',
      comment: 'The words that every room speaks stand on Node alone.',
      severity: 'error',
      from: { path: '^app/kernel/', pathNot: TEST },
      to: { pathNot: '^app/kernel/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'islands-by-their-port',
      comment:
        'Providers are reached through the port and the registry; only the house puts islands in their place.',
      severity: 'error',
      from: { path: '^app/[^/]+/', pathNot: ['^app/(gateways|rails)/', TEST] },
      to: { path: '^app/(gateways|rails)/[^/]+/' },
    },
    {
      name: 'shopper-and-admin-apart',
      comment: 'The shopper’s page carries nothing of the admin, and the other way round.',
      severity: 'error',
      from: { path: '^app/(shopper|admin)/', pathNot: TEST },
      to: { path: '^app/(shopper|admin)/', pathNot: '^app/$1/' },
    },
    {
      name: 'database-in-stores-only',
      comment:
        'Only a room’s *.store.server.ts touches the database; the rest is handed what it needs.',
      severity: 'error',
      from: { path: '^app/[^/]+/', pathNot: ['^app/platform/', '\\.store\\.server\\.ts$', TEST] },
      to: {
        path: ['^app/platform/prisma/', '(^|/)node_modules/(pg|@prisma)/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'app-knows-no-stage',
      comment:
        'The product knows nothing of the sandbox, the tests, the bench or the commands that start it.',
      severity: 'error',
      from: { path: '^app/', pathNot: TEST },
      to: { path: '^(sandbox|test|bench|cli)/' },
    },
    {
      name: 'sandbox-judges-by-itself',
      comment:
        'The sandbox signs, counts and judges by its own hands: what it shares with the product proves nothing.',
      severity: 'error',
      from: { path: '^sandbox/' },
      to: { path: '^(app|test|bench|cli)/', pathNot: '^test/vectors/' },
    },
    {
      name: 'oracles-judge-by-themselves',
      comment: 'An oracle that asks the product is no oracle.',
      severity: 'error',
      from: { path: '^test/oracle/' },
      to: { path: '^app/' },
    },
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other when they run are one file, or lack a third. Types are erased before.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-development-tools-in-the-product',
      comment: 'What the server needs is a dependency, not a development dependency.',
      severity: 'error',
      from: { path: '^app/', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-missing',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^app/platform/prisma/'] },
    exclude: { path: '^(build|extensions)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
      conditionNames: ['node', 'import', 'types', 'default'],
      exportsFields: ['exports'],
    },
  },
};
