import { createHash } from 'node:crypto';
import { USER_AGENT } from '../../cli/launch/browser.ts';
import { type Ledger, paidCode } from './ledger.ts';
import { soles } from './report-file.ts';
import { quantile } from './steady-load.ts';

/** A screen's data as staff ask for it: path with its questions, and the route that answers. */
export type ListPlan = { readonly name: string; readonly path: string; readonly route: string };

export type ListFigure = { readonly name: string; readonly p50Ms: number; readonly p95Ms: number };

const PAYMENTS = 'routes/app.payments._index';

/** What staff look for, somewhere in the middle of everything. */
export function listPlans(ledger: Ledger): readonly ListPlan[] {
  const middle = Math.floor(ledger.payments / 2) + 1;
  const code = paidCode(ledger, middle);
  const shopper = createHash('sha256')
    .update(`shopper-${Math.floor(middle / 3)}`)
    .digest('hex');
  const payments = (name: string, asked: Record<string, string>): ListPlan => ({
    name: `payments: ${name}`,
    path: `/app/payments?${new URLSearchParams(asked)}`,
    route: PAYMENTS,
  });
  return [
    { name: 'home', path: '/app', route: 'routes/app._index' },
    payments('newest', {}),
    payments('view paid', { view: 'paid' }),
    payments('view problems, none', { view: 'problems' }),
    payments('old days', { from: '2026-10-02', to: '2026-10-05' }),
    payments('paid in soles on one day', { view: 'paid', currency: 'PEN', from: DAY, to: DAY }),
    payments('search a code', { q: code.reference }),
    payments('search our code', { q: code.transactionCode }),
    payments('search an operation', { q: code.operation }),
    payments('search an order', { q: `#${100_000 + middle}` }),
    payments('search an amount', { q: soles(code.amount) }),
    payments('search an e-mail', { who: shopper }),
    payments('search what is not there', { q: '999999999' }),
    { name: 'exceptions', path: '/app/exceptions', route: 'routes/app.exceptions._index' },
    { name: 'notifications', path: '/app/notifications', route: 'routes/app.notifications._index' },
  ];
}

const DAY = '2026-10-15';
const TIMES = 40;
const WARM_UP = 3;

/** Asks the running server, one question at a time: its SQL, its presenter and its answer, compressed as it goes to staff. */
export async function measureList(
  target: string,
  token: string,
  { name, path, route }: ListPlan,
): Promise<ListFigure> {
  const url = new URL(path, target);
  url.searchParams.set('_data', route);
  const headers = {
    'user-agent': USER_AGENT,
    authorization: `Bearer ${token}`,
    'accept-encoding': 'gzip',
  };
  const times: number[] = [];
  for (let at = 0; at < WARM_UP + TIMES; at += 1) {
    const asked = performance.now();
    const response = await fetch(url, { headers, redirect: 'manual' });
    const said = await response.text();
    if (at >= WARM_UP) times.push(performance.now() - asked);
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${said}`);
  }
  return { name, p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95) };
}
