import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { limaDate } from '#app/kernel/lima.ts';
import { openShop } from '../../launch/open-shop.ts';
import { ROOT } from '../../launch/places.ts';
import type { World } from '../../launch/world.ts';
import { layFoundation } from '../../reconcile/foundation.ts';
import { comeToRest } from '../../stories/rest.ts';
import { accountOfShop, type Books, bring, enterTransfer, prepareBooks } from './books.ts';
import { noonOf, type SalesDay, salesDays, type Trouble } from './calendar.ts';
import { payoutOf, writeReport } from './report.ts';
import { buy, sellForADay } from './sales.ts';
import { type Sold, sentOf, settle } from './settlement.ts';
import { allFound } from './troubles.ts';

/** What the bank got less of the first payout that is wrong. */
const SHORT_BY = 2_500;

/**
 * A shop's last month, lived through: the world's clock goes back, people buy and pay, the gateway settles, reports come in by
 * the app's own import. All sides know each code, so that whoever compares them finds what is told here and nothing else.
 */
export async function writeHistory(
  world: World,
  shop: string,
  tell: (line: string) => void,
): Promise<void> {
  const today = limaDate(new Date());
  const days = salesDays(today);
  await moveTo(world, noonOf(days[0]?.day ?? today));
  await openShop(world, shop);
  const deps = layFoundation(world.environment);
  if (typeof deps === 'string') throw new Error(deps);
  try {
    const books = { deps, account: await accountOfShop(deps, shop) };
    await live(world, { shop, days, books, tell });
    await moveTo(world, new Date());
    await compare(world, shop, days.at(-1)?.day ?? today);
    await allFound(books);
  } finally {
    await deps.database.close();
  }
}

type Life = {
  readonly shop: string;
  readonly days: readonly SalesDay[];
  readonly books: Books;
  readonly tell: (line: string) => void;
};
type Bill = Omit<Settling, 'sold'> & { readonly sent: number };

async function live(world: World, { shop, days, books, tell }: Life): Promise<void> {
  let sold: readonly Sold[] = [];
  let billed: Bill | null = null;
  await prepareBooks(books, days[0]?.day ?? '');
  for (const [nth, { day, trouble }] of days.entries()) {
    if (nth > 0) await moveTo(world, noonOf(day));
    // Staff has still to look up at the bank what was sent last.
    if (billed && trouble !== 'last') await enterTransfer(books, transferOf(billed, day));
    if (nth > 0) billed = await settleDay(books, { day, sold, trouble });
    sold = await sellForADay(world, shop, nth);
    await comeToRest(world);
    tell(`${nth + 1} of ${days.length} days of sales`);
  }
  await leaveUnpaid(world, shop);
}

/** What the bank's statement says a settlement later. */
const transferOf = ({ day, sent, trouble }: Bill, on: string) => ({
  payout: payoutOf(day),
  on,
  minor: trouble === 'first' ? sent - SHORT_BY : sent,
});

type Settling = {
  readonly day: string;
  readonly sold: readonly Sold[];
  readonly trouble: Trouble | null;
};

async function settleDay(books: Books, { day, sold, trouble }: Settling): Promise<Bill> {
  const lines = settle(sold, trouble);
  const name = `liquidacion-${day}.csv`;
  if (!(await bring(books, name, Buffer.from(writeReport(day, lines)))))
    throw new Error(`${name} was refused`);
  if (trouble === 'first' && (await bring(books, `resumen-${day}.pdf`, NO_REPORT)))
    throw new Error('a file that is no report was taken for one');
  return { day, trouble, sent: sentOf(lines) };
}

const NO_REPORT = Buffer.from(
  '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<<>>\nendobj\n',
  'latin1',
);

/** A shopper who has not paid yet, and whose order staff mark as paid in Shopify. */
async function leaveUnpaid(world: World, shop: string): Promise<void> {
  const session = await buy(world, { shop, fate: 'never', number: 1 });
  await comeToRest(world);
  const { shopify } = await world.control.books();
  const orders = shopify.shops.find(({ domain }) => domain === shop)?.orders ?? [];
  const order = orders.find(({ sessions }) => sessions.includes(session));
  if (!order) throw new Error('Shopify has no order of the code that nobody paid');
  await world.control.markPaid(shop, order.id);
}

/** The operator's command, for one day. */
const compare = ({ environment }: World, shop: string, day: string) =>
  promisify(execFile)(
    process.execPath,
    ['cli/reconcile.ts', 'compare', '--shop', shop, '--from', day, '--to', day],
    { cwd: ROOT, env: environment },
  );

async function moveTo({ control }: World, time: Date): Promise<void> {
  const { now } = await control.time();
  await control.advance(time.getTime() - now.getTime());
}
