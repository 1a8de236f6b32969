import { randomUUID } from 'node:crypto';
import { findDue } from '#app/jobs/due.store.server.ts';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import { openAccount } from '#app/merchants/account-directory.server.ts';
import { addAccount } from '#app/merchants/add-account.server.ts';
import { fetchDue } from '#app/reconciliation/fetching/fetch-due.server.ts';
import { createDueImports } from '#app/reconciliation/lines/due-imports.server.ts';
import { mercadopago } from '#sandbox/mercadopago/index.ts';
import { openTill } from '#sandbox/till/index.ts';
import { withDatabase } from '#test/database.ts';
import { playHosts } from '#test/gateways/stage.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Noon in Lima; the report of this day is due in the night after it. */
export const NOON = new Date('2026-11-25T17:00:00Z');

type Fields = Readonly<Record<string, string>>;

/** Keys as they begin where money is real: only such an account is fetched for at night from the start. */
const liveKeys = (nth: number): Fields => {
  const { accessToken = '', ...others } = mercadopago.testKeys(nth);
  return { ...others, accessToken: accessToken.replace(/^TEST-/, 'APP_USR-') };
};

/** Two shops with an account each at the sandbox's Mercado Pago, reached over real HTTP. */
export async function openFetchingShop() {
  const house = await withDatabase();
  house.clock.set(NOON);
  const keys = [liveKeys(0), liveKeys(1)] as const;
  const seller = openTill(mercadopago, {
    clock: house.clock,
    random: Math.random,
    accounts: [...keys, mercadopago.testKeys(2)].map((each) => ({
      keys: each,
      notificationUrl: null,
      maxAmount: '3724.00',
    })),
    deliver: async () => ({ failed: 'nobody is told in this test' }),
    log: ({ call }: { call?: string }) => void (call && calls.push(call)),
  });
  const calls: string[] = [];
  const stage = await playHosts(['api.mercadopago.com'], (req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => void seller.handle(req, res, Buffer.concat(chunks)));
  });
  const deps = { ...house.foundation, egress: stage.egress, downloads: stage.downloads };

  const openShop = async (domain: string, fields: Fields, mode: 'live' | 'test' = 'live') => {
    const shopId: ShopId = await house.addShop(domain);
    const added = await addAccount(deps, {
      shopId,
      actor: 'staff:1',
      gateway: 'mercadopago',
      mode,
      label: 'Caja',
      fields,
    });
    if (!added.ok) throw new Error(JSON.stringify(added.error));
    return { shopId, accountId: added.value };
  };
  const own = await openShop('propia.myshopify.com', keys[0]);
  const other = await openShop('ajena.myshopify.com', keys[1]);

  const due = () =>
    findDue(deps.database.worker, 'report-fetch', { now: deps.clock.now(), most: 9 });
  const row = async ({ accountId }: { accountId: AccountId } = own) => {
    const rows = await house.asOwner<FetchRow>('select * from report_fetch where account_id = $1', [
      accountId,
    ]);
    const [found] = rows;
    if (!found) throw new Error('no row');
    return found;
  };
  return {
    ...house,
    deps,
    seller,
    calls,
    own,
    other,
    due,
    row,
    stage,
    /** A third shop, whose account is for rehearsal. */
    rehearse: () => openShop('ensayo.myshopify.com', mercadopago.testKeys(2), 'test'),
    fail: (call: string, fault: string, times: number | null = 1) => {
      if (!seller.faults.set(`mercadopago.${call}`, fault, times)) throw new Error(fault);
    },
    /** A shopper pays a code of the account, as at a bank. */
    sell: async (account: { shopId: ShopId; accountId: AccountId } = own) => {
      const opened = await openAccount(deps, account);
      const issued = await opened?.gateway.issue({
        transactionCode: randomUUID(),
        amount: { minor: 12_050n, currency: 'PEN' },
        expiresAt: new Date(deps.clock.now().getTime() + 3 * DAY),
        concept: 'Tienda',
        contact: {
          email: 'a@example.pe',
          phone: null,
          document: null,
          firstName: null,
          lastName: null,
        },
        locale: 'es',
      });
      if (!issued?.ok) throw new Error('no code');
      seller.teller.pay(issued.value.reference, {});
      return issued.value.reference;
    },
    /** One step of every account that is due now; words in the order of accounts: own, other. */
    step: async () => {
      const found = await due();
      const words: string[] = [];
      for (const account of [own, other])
        if (found.some(({ id }) => id === account.accountId))
          words.push(await fetchDue(deps, account));
      return words;
    },
    /** Moves on to when an account is due, and does its step. */
    next: async (account = own, by: typeof deps = deps) => {
      const { due_at } = await row(account);
      if (!due_at) return 'never';
      if (due_at > deps.clock.now()) house.clock.set(due_at);
      return fetchDue(by, account);
    },
    /** The worker's imports. */
    importAll: async () => {
      const work = createDueImports(deps);
      const found = await findDue(deps.database.worker, 'report', {
        now: deps.clock.now(),
        most: 9,
      });
      return Promise.all(found.map((one) => work(one)));
    },
    files: ({ shopId }: { shopId: ShopId } = own) =>
      house.asOwner<FileRow>(
        'select name, state, came_by, received_by, lines_new, refusal from report_file where shop_id = $1 order by received_at, name',
        [shopId],
      ),
    references: ({ shopId }: { shopId: ShopId } = own) =>
      house.asOwner<{ reference: string }>(
        'select reference from settlement_line where shop_id = $1',
        [shopId],
      ),
    events: () =>
      house.asOwner<{ kind: string; actor: string; data: object }>(
        "select kind, actor, data from reconciliation_event where kind like 'report%' order by at, kind",
      ),
    [Symbol.asyncDispose]: async () => {
      await stage.close();
      await house[Symbol.asyncDispose]();
    },
  };
}

export type FetchingShop = Awaited<ReturnType<typeof openFetchingShop>>;

type FileRow = {
  readonly name: string;
  readonly state: string;
  readonly came_by: string;
  readonly received_by: string;
  readonly lines_new: number;
  readonly refusal: string | null;
};

type FetchRow = {
  readonly nightly: boolean;
  readonly due_at: Date | null;
  readonly lease_until: Date | null;
  readonly tries: number;
  readonly covered_until: Date;
  readonly period_from: Date | null;
  readonly period_until: Date | null;
  readonly asked_reference: string | null;
  readonly fetched_at: Date | null;
  readonly trouble: string | null;
  readonly trouble_code: string | null;
};
