import { Accounts } from './accounts.ts';
import { Agenda } from './agenda.ts';
import { minorFrom } from './amount.ts';
import { drawUp } from './books.ts';
import { type Code, Codes, type Payment } from './codes.ts';
import type { Dialect } from './dialect.ts';
import { Door } from './door.ts';
import { createCodeNumbers, createDraw } from './draw.ts';
import { Fates } from './fates.ts';
import { Faults } from './faults.ts';
import { Lapses } from './lapses.ts';
import type { Letter, News } from './news.ts';
import { Notifications } from './notifications.ts';
import { Payments } from './payments.ts';
import type { HandOutcome, HandPayment, Provider, ProviderDeps } from './provider.ts';
import { Refunds } from './refunds.ts';
import { statusOf } from './standing.ts';
import { Teller } from './teller.ts';
import { tillOf } from './till.ts';

/** Puts a dialect behind a till of its own: a seller that is open for trade. */
export function openTill(dialect: Dialect, deps: ProviderDeps): Provider {
  const parts = assemble(dialect, deps);
  const { agenda, codes, accounts, notifications, teller, faults, refunds, till } = parts;
  const speech = dialect.open(till);
  parts.learn((news, account) => speech.write(news, account));
  const door = new Door({ dialect, speech, faults, log: deps.log });
  const { deliveries } = notifications;
  const operationOf = dialect.operationOf ?? ((_: Code, payment: Payment) => payment.operation);
  return {
    dialect,
    accounts,
    codes,
    teller,
    faults,
    statusOf: till.statusOf,
    handle: (req, res, body) => door.handle(req, res, body),
    books: () =>
      drawUp({ gateway: dialect.name, codes, deliveries, statusOf: till.statusOf, operationOf }),
    pay: (code, payment) => payByHand(teller, code, payment ?? {}),
    reverse: (code, reversal) => spoken(teller.reverse(code, reversal)),
    settleRefund(reference, state) {
      const found = till.findRefund(reference);
      return found !== null && refunds.settle(found.code, found.refund, state);
    },
    movements: till.movements,
    reportNames: Object.keys(speech.reports),
    report(name, id) {
      const account = accounts.find(id);
      return (account && speech.reports[name]?.(account)) ?? null;
    },
    tookPaid: (payment) => tookPaid(codes, notifications, payment),
    nextDue: () => agenda.nextDue(),
    tick: () => agenda.tick(),
  };
}

type Write = (news: News, account: Accounts['all'][number]) => Letter | null;

function assemble(dialect: Dialect, { clock, random, deliver, log, ...deps }: ProviderDeps) {
  const now = (): Date => clock.now();
  const draw = createDraw(random);
  const accounts = new Accounts(deps.accounts, dialect);
  const agenda = new Agenda(now, log);
  const codes = new Codes({ draw, nextCode: deps.nextCode ?? createCodeNumbers(random) });
  const faults = new Faults(dialect);
  const status = (code: Code) => statusOf(code, now(), dialect.afterReversal);
  const payments = new Payments({ codes, now, random, statusOf: status });
  let write: Write = () => null;
  const notifications = new Notifications({
    now,
    agenda,
    accounts,
    deliver,
    retries: dialect.retries,
    write(news) {
      const account = accounts.find(news.code.account);
      return account && write(news, account);
    },
    post: () => faults.meetPost(),
  });
  const teller = new Teller(payments, notifications, agenda);
  const fates = new Fates({ now, agenda, codes, payments, notifications });
  const lapses = new Lapses({ agenda, notifications, statusOf: status });
  const fate = () => faults.meetRefund();
  const lagMs = dialect.refundLagMs ?? 0;
  const refunds = new Refunds({ now, agenda, draw, notifications, lagMs, fate });
  const till = tillOf({
    now,
    draw,
    accounts,
    agenda,
    codes,
    notifications,
    fates,
    lapses,
    refunds,
    dialect,
    status,
  });
  const learn = (learned: Write) => {
    write = learned;
  };
  return { agenda, accounts, codes, faults, notifications, teller, refunds, till, learn };
}

function payByHand(teller: Teller, code: string, payment: HandPayment): HandOutcome {
  const { amount, ...others } = payment;
  if (amount === undefined) return spoken(teller.pay(code, others));
  const amountMinor = minorFrom(amount);
  return amountMinor
    ? spoken(teller.pay(code, { ...others, amountMinor }))
    : { ok: false, why: 'amount' };
}

function spoken(moved: ReturnType<Teller['pay' | 'reverse']>): HandOutcome {
  return moved.kind === 'done'
    ? { ok: true, operation: moved.payment.operation }
    : { ok: false, why: moved.why };
}

function tookPaid(
  codes: Codes,
  notifications: Notifications,
  { email, amountMinor }: { email: string; amountMinor: bigint },
): boolean {
  return codes
    .all()
    .filter((code) => code.email === email && code.amountMinor === amountMinor)
    .some((code) => notifications.tookPaid(code.reference));
}
