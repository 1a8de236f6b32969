import { createHash } from 'node:crypto';
import { USER_AGENT } from '../../cli/launch/browser.ts';
import { type Ledger, paidCode } from './ledger.ts';
import { soles } from './report-file.ts';
import { quantile } from './steady-load.ts';

/** A screen's data as staff ask for it: path with its questions, and the route that answers. */
export type ListPlan = {
  readonly name: string;
  readonly path: string;
  readonly route: string;
};

export type ListFigure = Pick<ListPlan, 'name'> & {
  readonly p50Ms: number;
  readonly p95Ms: number;
};

/** What staff look for, somewhere in the middle of everything, and in the file that brought all lines. */
export function listPlans(ledger: Ledger, fileId: string): readonly ListPlan[] {
  return [
    { name: 'home, paid in 30 days', path: '/app', route: 'routes/app._index' },
    ...paymentLists(ledger),
    { name: 'exceptions', path: '/app/exceptions', route: 'routes/app.exceptions._index' },
    { name: 'notifications', path: '/app/notifications', route: 'routes/app.notifications._index' },
    reconciliation(''),
    reconciliation('/payouts'),
    reconciliation('/imports'),
    { ...reconciliation('/expected'), route: 'routes/app.reconciliation.expected' },
    ...lineLists(ledger),
    ...fileLists(fileId),
  ];
}

const reconciliation = (screen: string): ListPlan => ({
  name: `reconciliation${screen}`,
  path: `/app/reconciliation${screen}?month=2026-10`,
  route: `routes/app.reconciliation${screen.replace('/', '.')}._index`,
});

const middleOf = ({ payments }: Ledger): number => Math.floor(payments / 2) + 1;
const OLD_DAYS = { from: '2026-10-02', to: '2026-10-05' };
const ONE_DAY = { from: '2026-10-15', to: '2026-10-15' };

type Asked = readonly (readonly [name: string, asked: Readonly<Record<string, string>>])[];

function paymentLists(ledger: Ledger): readonly ListPlan[] {
  const middle = middleOf(ledger);
  const who = createHash('sha256')
    .update(`shopper-${Math.floor(middle / 3)}`)
    .digest('hex');
  const asked: Asked = [
    ['newest', {}],
    ['view paid', { view: 'paid' }],
    ['view problems, none', { view: 'problems' }],
    ['old days', OLD_DAYS],
    ['paid in soles on one day', { view: 'paid', currency: 'PEN', ...ONE_DAY }],
    ['search an order', { q: `#${100_000 + middle}` }],
    ['search an e-mail', { who }],
    ...searches(ledger),
  ];
  return listsOf(asked, {
    name: 'payments',
    path: '/app/payments',
    route: 'routes/app.payments._index',
  });
}

function lineLists(ledger: Ledger): readonly ListPlan[] {
  const asked: Asked = [
    ['newest', {}],
    ['in exceptions', { view: 'exceptions' }],
    ['chargebacks', { kind: 'chargeback' }],
    ['one day', ONE_DAY],
    ['sales in soles of old days', { kind: 'sale', currency: 'PEN', ...OLD_DAYS }],
    ...searches(ledger),
  ];
  const { path, route } = reconciliation('/lines');
  return listsOf(asked, { name: 'lines', path: path.split('?')[0] ?? path, route });
}

/** What a file brought: the way on from the list of imports. */
function fileLists(file: string): readonly ListPlan[] {
  const asked: Asked = [
    ['of one file', { file }],
    ['of one file, one day', { file, ...ONE_DAY }],
    ['of one file, in exceptions', { file, view: 'exceptions' }],
  ];
  const { path, route } = reconciliation('/lines');
  return listsOf(asked, { name: 'lines', path: path.split('?')[0] ?? path, route });
}

function searches(ledger: Ledger): Asked {
  const { reference, transactionCode, operation, amount } = paidCode(ledger, middleOf(ledger));
  return [
    ['search a code', { q: reference }],
    ['search our code', { q: transactionCode }],
    ['search an operation', { q: operation }],
    ['search an amount', { q: soles(amount) }],
    ['search what is not there', { q: '999999999' }],
  ];
}

const listsOf = (asked: Asked, { name, path, route }: ListPlan): readonly ListPlan[] =>
  asked.map(([what, questions]) => ({
    name: `${name}: ${what}`,
    path: `${path}?${new URLSearchParams(questions)}`,
    route,
  }));

const TIMES = 40;
const WARM_UP = 3;

/** Asks the running server, one question at a time: its SQL, its presenter and its answer, compressed as it goes to staff. */
export async function measureList(
  target: string,
  staffToken: () => Promise<string>,
  plan: ListPlan,
): Promise<ListFigure> {
  const { path, route, ...shown } = plan;
  const url = new URL(path, target);
  url.searchParams.set('_data', route);
  const times: number[] = [];
  for (let at = 0; at < WARM_UP + TIMES; at += 1) {
    // A token holds for a minute, and a slow list may take longer.
    const headers = {
      'user-agent': USER_AGENT,
      authorization: `Bearer ${await staffToken()}`,
      'accept-encoding': 'gzip',
    };
    const asked = performance.now();
    const response = await fetch(url, { headers, redirect: 'manual' });
    const said = await response.text();
    if (at >= WARM_UP) times.push(performance.now() - asked);
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${said}`);
  }
  return { ...shown, p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95) };
}
