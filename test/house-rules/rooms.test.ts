import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const HOUSE = process.cwd();

/** [who, whom, the rule it breaks]: a file is made for each, so that every rule is seen to speak. */
const FORBIDDEN = [
  ['app/kernel/money.ts', 'app/platform/log.ts', 'never-up-from-kernel'],
  ['app/kernel/parse.ts', 'zod', 'kernel-imports-nothing'],
  ['app/platform/job.ts', 'app/payments/owed.ts', 'never-up-from-platform'],
  ['app/gateways/order.ts', 'app/merchants/shop.ts', 'never-up-from-gateways-rails'],
  ['app/merchants/sell.ts', 'app/payments/owed.ts', 'never-up-from-merchants'],
  ['app/exceptions/raise.ts', 'app/payments/owed.ts', 'never-up-from-exceptions-alerts'],
  ['app/payments/hear.ts', 'app/notifications/inbox.ts', 'never-up-from-payments'],
  ['app/notifications/back.ts', 'app/refunds/refund.ts', 'never-up-from-notifications'],
  ['app/refunds/show.ts', 'app/admin/list.ts', 'never-up-from-reconciliation-refunds'],
  ['app/admin/open.ts', 'app/routes/app.ts', 'never-up-from-admin-shopper'],
  ['app/doors/start.ts', 'app/server.ts', 'never-up-from-doors-routes-jobs'],
  ['app/shopper/page.ts', 'app/admin/list.ts', 'shopper-and-admin-apart'],
  ['app/gateways/payu/ask.ts', 'app/gateways/dlocal/sign.ts', 'islands-of-gateways'],
  ['app/gateways/payu/tell.ts', 'app/rails/rail.ts', 'islands-of-gateways'],
  ['app/gateways/payu/list.ts', 'app/gateways/registry.ts', 'islands-of-gateways'],
  ['app/rails/orders/say.ts', 'app/rails/payments-app/say.ts', 'islands-of-rails'],
  ['app/payments/sign.ts', 'app/gateways/dlocal/sign.ts', 'islands-by-their-port'],
  ['app/payments/read.ts', 'pg', 'database-in-stores-only'],
  ['app/jobs/play.ts', 'sandbox/bank.ts', 'app-knows-no-stage'],
  ['sandbox/teller.ts', 'app/kernel/clock.ts', 'sandbox-judges-by-itself'],
  ['test/oracle/books.ts', 'app/kernel/clock.ts', 'oracles-judge-by-themselves'],
  ['app/platform/chart.ts', 'vitest', 'no-development-tools-in-the-product'],
  ['app/platform/lost.ts', 'app/platform/nowhere.ts', 'nothing-missing'],
  ['app/refunds/egg.ts', 'app/refunds/hen.ts', 'no-cycles'],
] as const;

/** What makes a circle of the last one. */
const BACK = ['app/refunds/hen.ts', 'app/refunds/egg.ts'] as const;

const ALLOWED = [
  ['app/payments/issue.ts', 'app/gateways/gateway.ts'],
  ['app/payments/owed.store.server.ts', 'pg'],
  ['app/gateways/payu/pay.ts', 'app/gateways/gateway.ts'],
  ['app/gateways/payu/send.ts', 'app/platform/log.ts'],
  ['app/gateways/registry.ts', 'app/gateways/dlocal/sign.ts'],
  ['app/routes/pay.ts', 'app/shopper/window.ts'],
  ['app/server.ts', 'app/jobs/sweep.ts'],
  ['app/payments/judge.test.ts', 'sandbox/bank.ts'],
  ['test/oracle/sums.ts', 'sandbox/bank.ts'],
] as const;

const LEAVES = [
  'app/platform/log.ts',
  'app/payments/owed.ts',
  'app/merchants/shop.ts',
  'app/notifications/inbox.ts',
  'app/refunds/refund.ts',
  'app/admin/list.ts',
  'app/routes/app.ts',
  'app/gateways/gateway.ts',
  'app/gateways/dlocal/sign.ts',
  'app/rails/rail.ts',
  'app/rails/payments-app/say.ts',
  'app/shopper/window.ts',
  'app/jobs/sweep.ts',
  'app/kernel/clock.ts',
  'sandbox/bank.ts',
];

describe('the order of rooms', () => {
  let folder: string;
  let broken: { from: string; to: string; rule: string }[];

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'rooms-'));
    for (const name of ['.dependency-cruiser.cjs', 'package.json', 'tsconfig.json']) {
      cpSync(path.join(HOUSE, name), path.join(folder, name));
    }
    symlinkSync(path.join(HOUSE, 'node_modules'), path.join(folder, 'node_modules'));
    for (const leaf of LEAVES) write(leaf, 'export const here = true;\n');
    for (const [from, to] of [...FORBIDDEN, BACK, ...ALLOWED])
      write(from, `import '${wayTo(to)}';\n`);
    broken = cruise();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const wayTo = (to: string) => (to.includes('/') ? `#${to}` : to);

  function write(file: string, text: string) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }

  function cruise() {
    const command = path.join(HOUSE, 'node_modules', '.bin', 'depcruise');
    const args = ['app', 'sandbox', 'test', '--config', '--output-type', 'json'];
    const { stdout } = spawnSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    const { summary } = JSON.parse(stdout) as {
      summary: { violations: { from: string; to: string; rule: { name: string } }[] };
    };
    return summary.violations.map(({ from, to, rule }) => ({ from, to, rule: rule.name }));
  }

  const rulesAbout = (from: string) =>
    broken.filter((each) => each.from === from).map(({ rule }) => rule);

  it.each(FORBIDDEN)('does not let %s know %s', (from, _to, rule) => {
    expect(rulesAbout(from)).toContain(rule);
  });

  it.each(ALLOWED)('lets %s know %s', (from) => {
    expect(rulesAbout(from)).toEqual([]);
  });

  it('has no rule that was not seen to speak', async () => {
    const { default: config } = (await import(path.join(HOUSE, '.dependency-cruiser.cjs'))) as {
      default: { forbidden: { name: string }[] };
    };
    const seen = new Set<string>(FORBIDDEN.map(([, , rule]) => rule));
    expect(config.forbidden.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([]);
  });
});
