import type { IncomingMessage, ServerResponse } from 'node:http';
import { Agenda } from './agenda.ts';
import { minorFrom } from './amount.ts';
import { Bank } from './bank.ts';
import { drawUp, type PagoEfectivoBooks } from './books.ts';
import { Codes, standing } from './codes.ts';
import { Door } from './door.ts';
import { Fates, fateOf } from './fates.ts';
import { Faults } from './faults.ts';
import { Lapses } from './lapses.ts';
import { MerchantApi } from './merchant-api.ts';
import { documented, type Variants } from './news.ts';
import { type Deliver, Notifications } from './notifications.ts';
import { Payments } from './payments.ts';
import { type Service, Services } from './service.ts';
import { Teller } from './teller.ts';
import { Tokens } from './tokens.ts';

export type { CodeLine, PagoEfectivoBooks } from './books.ts';
export type { Variants } from './news.ts';
export type { Deliver } from './notifications.ts';
export type { Service } from './service.ts';

/** What PagoEfectivo needs of the sandbox around it. */
export type PagoEfectivoDeps = {
  readonly clock: { now(): Date };
  /** Seeded, 0..1: codes, operation numbers and page names follow from it. */
  readonly random: () => number;
  readonly services: readonly Service[];
  readonly deliver: Deliver;
  readonly log: (event: object) => void;
};

/** A payment by hand; `amount` is decimal text such as "125.50". */
export type HandPayment = {
  readonly amount?: string;
  readonly currency?: string;
  readonly operation?: string;
};

/** What became of it. */
export type HandOutcome =
  | { readonly ok: true; readonly operation: string }
  | { readonly ok: false; readonly why: string };

/** PagoEfectivo, with the banks that collect for it. */
export type PagoEfectivo = {
  /** Serves PagoEfectivo's API and page hosts, told by the Host header; false for any other host. */
  handle(req: IncomingMessage, res: ServerResponse, body: Buffer): Promise<boolean>;
  /** Serves the plain pages under /bank; false for any other path. */
  bank(req: IncomingMessage, res: ServerResponse, body: Buffer): Promise<boolean>;
  books(): PagoEfectivoBooks;
  /** Pays whatever the code's state (an agent without a connection reports later); the next tick tells of it. */
  pay(cip: string, payment?: HandPayment): HandOutcome;
  /** An agency reversal; without an operation number, of the latest payment that stands. */
  reverse(cip: string, operation?: string): HandOutcome;
  readonly faults: Pick<Faults, 'get' | 'set'>;
  readonly variants: { get(): Variants; set(changes: Partial<Variants>): void };
  /** Plays PagoEfectivo's staff; false when there is no such service. */
  setNotificationUrl(idService: string, url: string | null): boolean;
  /**
   * For Shopify's side: whether a `while-pending` shopper's payment still waits for its code to be
   * paid and the news of it taken (200), so that the pending call must fail for now.
   */
  holdsPending(payment: { email: string; amountMinor: bigint }): boolean;
  /** The next instant at which something is due here, so that the clock can be moved right to it. */
  nextDue(): Date | null;
  /** Does what is due by the clock; settles when it is done, deliveries included. Never rejects. */
  tick(): Promise<void>;
};

/** Builds PagoEfectivo. */
export function createPagoEfectivo(deps: PagoEfectivoDeps): PagoEfectivo {
  const parts = assemble(deps);
  const { codes, services, notifications, teller, variants } = parts;
  return {
    handle: (req, res, body) => parts.door.handle(req, res, body),
    bank: async (req, res, body) => parts.bank.handle(req, res, body),
    books: () => drawUp(codes, notifications.deliveries, parts.now()),
    pay: (cip, payment) => payByHand(teller, cip, payment ?? {}),
    reverse: (cip, operation) =>
      spoken(teller.reverse(cip, operation ?? latestStanding(codes, cip))),
    faults: parts.faults,
    variants: {
      get: () => ({ ...variants }),
      set: (changes) => void Object.assign(variants, changes),
    },
    setNotificationUrl: (idService, url) => services.setNotificationUrl(idService, url),
    holdsPending: (payment) => holdsPending(codes, notifications, payment),
    nextDue: () => parts.agenda.nextDue(),
    tick: () => parts.agenda.tick(),
  };
}

function assemble({ clock, random, services: given, deliver, log }: PagoEfectivoDeps) {
  const now = (): Date => clock.now();
  const variants: Variants = { ...documented };
  const services = new Services(given);
  const agenda = new Agenda(now, log);
  const codes = new Codes(random);
  const faults = new Faults();
  const payments = new Payments(codes, now, random);
  const heard = {
    now,
    agenda,
    services,
    deliver,
    variants: () => variants,
    post: () => faults.meetPost(),
  };
  const notifications = new Notifications(heard);
  const teller = new Teller(payments, notifications, agenda);
  const fates = new Fates({ now, agenda, codes, payments, notifications });
  const lapses = new Lapses({ now, agenda, notifications, variants: () => variants });
  const tokens = new Tokens(now);
  const api = new MerchantApi({
    now,
    services,
    tokens,
    codes,
    fates,
    lapses,
    variants: () => variants,
  });
  const door = new Door({ now, api, faults, codes, services, log });
  const bank = new Bank({ now, codes, services, teller });
  return { now, variants, services, agenda, codes, faults, notifications, teller, door, bank };
}

function payByHand(teller: Teller, cip: string, payment: HandPayment): HandOutcome {
  const { amount, ...others } = payment;
  if (amount === undefined) return spoken(teller.pay(cip, others));
  const amountMinor = minorFrom(amount);
  return amountMinor
    ? spoken(teller.pay(cip, { ...others, amountMinor }))
    : { ok: false, why: 'amount' };
}

function latestStanding(codes: Codes, cip: string): string {
  const code = codes.find(cip);
  return (code ? standing(code).at(-1)?.operation : undefined) ?? '';
}

function spoken(moved: ReturnType<Teller['pay' | 'reverse']>): HandOutcome {
  return moved.kind === 'done'
    ? { ok: true, operation: moved.payment.operation }
    : { ok: false, why: moved.why };
}

function holdsPending(
  codes: Codes,
  notifications: Notifications,
  { email, amountMinor }: { email: string; amountMinor: bigint },
): boolean {
  if (fateOf(email) !== 'while-pending') return false;
  const mine = codes
    .all()
    .filter((code) => code.email === email && code.amountMinor === amountMinor);
  return !mine.some((code) => notifications.tookPaid(code.cip));
}
