import type { RequestListener } from 'node:http';
import type {
  Credentials,
  GatewayProvider,
  IssueOrder,
  RawNotification,
} from '#app/gateways/gateway.ts';
import type { RefundOrder } from '#app/gateways/refund.ts';
import type { Clock } from '#app/kernel/clock.ts';
import type { Money } from '#app/kernel/money.ts';
import type { Downloads, Egress } from '#app/platform/egress.server.ts';
import type { CodeLine } from '#sandbox/till/books.ts';
import type { Dialect } from '#sandbox/till/dialect.ts';
import { openTill, type Provider } from '#sandbox/till/index.ts';
import type { Movement } from '#sandbox/till/movements.ts';
import type { Sheet } from '#sandbox/till/sheet.ts';
import { Letterbox, MovableClock, NOTIFICATIONS } from './letterbox.ts';
import { orders, refundOrders } from './orders.ts';
import { playHosts } from './stage.ts';

/** What the next order for a code meets at the gateway. */
export type Mishap =
  | 'done-but-unanswered'
  | 'unanswered'
  | 'broken'
  | 'garbled'
  | 'answered-with-other-terms';

const FAULTS: Readonly<Record<Mishap, string>> = {
  'done-but-unanswered': 'timeout-after',
  unanswered: 'timeout-before',
  broken: '500',
  garbled: 'garbage',
  'answered-with-other-terms': 'other-terms',
};

/** What each gateway says of itself to the contract; the rest follows from its simulator. */
export type GatewayPlan = {
  readonly provider: GatewayProvider;
  readonly dialect: Dialect;
  /** Well-formed secrets that are not the account's; merged into its test keys, so that every proof fails. */
  readonly wrongKeys: Readonly<Record<string, string>>;
  /** A reference that has the right form and belongs to no code. */
  readonly strangeReference: string;
  /** What an order of this gateway needs besides, such as a document. */
  readonly order?: Partial<IssueOrder>;
  /** What its refund needs besides, such as the payee. */
  readonly refund?: Partial<RefundOrder>;
  /** False where its word for a payment stays "paid" when all of it was given back. */
  readonly saysRefunded?: boolean;
  /** Takes the proof off a delivery; where not told, the headers go. */
  readonly unsign?: (raw: RawNotification) => RawNotification;
};

/** A gateway's side of the contract, fresh for each test: the island's provider, and the simulator that it speaks to. */
export type GatewayWorld = Pick<GatewayPlan, 'provider' | 'strangeReference' | 'saysRefunded'> & {
  readonly dialect: Dialect;
  /** As `probe` completes them. */
  readonly credentials: Credentials;
  readonly wrongCredentials: Credentials;
  /** Another merchant's account at the same gateway. */
  readonly otherCredentials: Credentials;
  /** Its time-outs are short where an answer will not come. */
  readonly egress: Egress;
  readonly downloads: Downloads;
  readonly clock: Clock;
  /** Where this account's news goes. */
  readonly notificationUrl: string;
  /** An order that this gateway takes, with a fresh transaction code each time. */
  order(changes?: Partial<IssueOrder>): IssueOrder;
  refundOrder(order: Pick<RefundOrder, 'reference' | 'amount'> & Partial<RefundOrder>): RefundOrder;
  /** Above what the account may ask for. */
  readonly tooMuch: Money;
  /** Pays a code, as at a bank, and hands over the delivery that follows; of another amount or currency where told. */
  pay(reference: string, other?: Partial<Money>): Promise<RawNotification>;
  /** The delivery that a code's making brings about, where the gateway tells of that. */
  madeNews(make: () => Promise<void>): Promise<RawNotification | null>;
  /** The agency takes the money back; hands over the delivery that follows, null where none does. */
  reverse(reference: string): Promise<RawNotification | null>;
  unsign(raw: RawNotification): RawNotification;
  /** Lets time pass until an unpaid code has lapsed. */
  lapse(reference: string): Promise<void>;
  /** Lets time pass, and does what became due at the gateway. */
  pass(ms: number): Promise<void>;
  /** From now on the gateway says of codes a status word that stands in no document. */
  speakStrangely(): void;
  nextIssue(mishap: Mishap): void;
  nextRefund(fate: 'refused' | 'pending'): void;
  /** How the next fetching of a report's file ends. */
  nextFile(mishap: 'cut-short' | 'garbage' | '500' | '401'): void;
  /** No connection to the gateway can be made from now on. */
  goUnreachable(): void;
  /** The gateway's own books of a code. */
  book(reference: string): CodeLine | undefined;
  /** References of the codes that live at the gateway for a transaction code, by its own books. */
  liveCodes(transactionCode: string): readonly string[];
  /** Its settlement reports of this account, and what they must add up to. */
  reports(): readonly Sheet[];
  movements(): readonly Movement[];
  close(): Promise<void>;
};

/** Builds one; two accounts stand at the gateway, the second is another merchant's. */
export async function gatewayWorld(plan: GatewayPlan): Promise<GatewayWorld> {
  const { provider, dialect, wrongKeys } = plan;
  const clock = new MovableClock();
  const box = new Letterbox();
  const [keys, otherKeys] = [dialect.testKeys(0), dialect.testKeys(1)];
  const accounts = [keys, otherKeys].map((each) => ({
    keys: each,
    notificationUrl: NOTIFICATIONS,
    maxAmount: '3724.00',
  }));
  const { deliver } = box;
  const seller = openTill(dialect, {
    clock,
    random: Math.random,
    accounts,
    deliver,
    log: () => {},
  });
  const hosts = Object.keys(dialect.hosts).filter((host) => dialect.hosts[host] !== 'live');
  const stage = await playHosts(hosts, listenerOf(seller));
  const keep = (fields: Readonly<Record<string, string>>) =>
    completed({ provider, egress: stage.egress, clock }, fields);
  const switchOf = (call: string, fault: string, times: number | null) => {
    if (!seller.faults.set(`${dialect.name}.${call}`, fault, times))
      throw new Error(`${dialect.name} has no fault ${call}: ${fault}`);
  };
  const account = keys[dialect.accountKey] ?? '';
  return {
    ...plan,
    credentials: await keep(keys),
    wrongCredentials: await keep({ ...keys, ...wrongKeys }),
    otherCredentials: await keep(otherKeys),
    egress: stage.egress,
    downloads: stage.downloads,
    clock,
    notificationUrl: NOTIFICATIONS,
    order: orders(clock, plan.order),
    refundOrder: refundOrders(plan.refund),
    tooMuch: { minor: 372_401n, currency: 'PEN' },
    pay: (reference, other) => box.next(seller, () => paid(seller, reference, other)),
    madeNews: (make) => box.nextIfAny(seller, make),
    reverse: (reference) => box.nextIfAny(seller, () => must(seller.reverse(reference))),
    unsign: plan.unsign ?? ((raw) => ({ ...raw, headers: {} })),
    lapse: (reference) => lapsed(seller, clock, reference),
    async pass(ms) {
      clock.move(ms);
      await seller.tick();
    },
    speakStrangely: () => switchOf(dialect.queryCall, 'status-unknown', null),
    nextIssue(mishap) {
      switchOf(dialect.issueCall, FAULTS[mishap], 1);
      if (mishap.endsWith('unanswered')) stage.giveUpSoon();
    },
    nextRefund: (fate) => switchOf('refunds', fate, 1),
    nextFile: (mishap) => switchOf(dialect.fileCall ?? 'no file', mishap, 1),
    goUnreachable: () => stage.reach('unreachable'),
    book: (reference) => seller.books().codes.find((code) => code.reference === reference),
    liveCodes: (transactionCode) =>
      seller
        .books()
        .codes.filter((code) => code.transactionCode === transactionCode)
        .map(({ reference }) => reference),
    reports: () => seller.reportNames.flatMap((name) => seller.report(name, account) ?? []),
    movements: () => seller.movements(account),
    close: stage.close,
  };
}

const listenerOf =
  (seller: Provider): RequestListener =>
  (req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', async () => {
      if (!(await seller.handle(req, res, Buffer.concat(chunks)))) res.writeHead(421).end();
    });
  };

type Reach = Pick<GatewayWorld, 'provider' | 'egress' | 'clock'>;

/** Credentials as an account keeps them: read from the form, and completed by `probe` where they are right. */
async function completed(
  { provider, egress, clock }: Reach,
  fields: Readonly<Record<string, string>>,
): Promise<Credentials> {
  const read = provider.parseCredentials(fields);
  if (!read.ok) throw new Error(`${provider.name} does not read ${read.error.join()}`);
  const account = {
    mode: 'test',
    credentials: read.value,
    notificationUrl: NOTIFICATIONS,
  } as const;
  const probed = await provider.open({ egress, clock }, account).probe();
  return probed.ok ? probed.value : read.value;
}

function paid(seller: Provider, reference: string, other: Partial<Money> = {}): void {
  const { minor: amountMinor, currency } = other;
  const moved = seller.teller.pay(reference, {
    ...(amountMinor !== undefined && { amountMinor }),
    ...(currency && { currency }),
  });
  if (moved.kind !== 'done') throw new Error(`not paid: ${moved.why}`);
}

function must(outcome: ReturnType<Provider['reverse']>): void {
  if (!outcome.ok) throw new Error(`the till refused: ${outcome.why}`);
}

async function lapsed(seller: Provider, clock: MovableClock, reference: string): Promise<void> {
  const code = seller.codes.find(reference);
  if (!code) throw new Error(`no code ${reference}`);
  clock.move(code.expiresAt.getTime() - clock.now().getTime() + 3_600_000);
  await seller.tick();
}
