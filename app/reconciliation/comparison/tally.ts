import type { AccountId, PaymentId, VoucherId } from '#app/kernel/ids.ts';
import type { ComparedCode, ComparedPayment } from './codes.store.server.ts';
import { compareWithShopify, type Difference, type Verdict } from './difference.ts';
import { compareWithGateway, type GatewaySide } from './gateway-side.ts';
import type { ShopifySide } from './shopify-side.ts';

/** A difference by its own name: found again, it is the same exception. */
export type Matter = Difference & {
  readonly subject: string;
  readonly paymentId: PaymentId;
  readonly reference: string;
  readonly accountId: AccountId;
};

export type Sum = { readonly paid: number; readonly minor: bigint };

/** One code, judged by all who were asked; a side is null where it cannot be asked at all. */
export type JudgedCode = {
  readonly voucherId: VoucherId;
  readonly is: Verdict['is'];
  readonly matters: readonly Matter[];
  /** What an earlier comparison may have raised about it. */
  readonly subjects: readonly string[];
  readonly gateway: Sum | null;
  readonly app: Sum & { readonly refunded: bigint };
  readonly shopify: (Sum & { readonly refunded: bigint }) | null;
};

export type Sides = {
  readonly gateway: GatewaySide | null;
  readonly shopify: {
    readonly of: ReadonlyMap<string, ShopifySide>;
    readonly askedAt: Date;
  } | null;
};

/** The subject of what differs between our books and Shopify, and of what differs between them and the gateway. */
export const subjectOfPayment = (paymentId: string): string => `compared:payment:${paymentId}`;
export const subjectOfCode = (voucherId: string): string => `compared:code:${voucherId}`;

const WORST_FIRST = ['differs', 'unclear', 'under-way', 'explained', 'agrees'] as const;

/** Judges a code by what was said of it, and adds up each side. */
export function judgeCode(code: ComparedCode, sides: Sides): JudgedCode {
  const pairs = sides.shopify ? pairsOf(code, sides.shopify) : [];
  const byGateway = sides.gateway && compareWithGateway(code, sides.gateway);
  const verdicts = [
    ...(byGateway ? [byGateway] : []),
    ...pairs.map(({ payment, shopify }) => compareWithShopify(payment.facts, shopify)),
  ];
  const app = {
    ...sumOf(code.held),
    refunded: code.payments.reduce((sum, { facts }) => sum + facts.refunded, 0n),
  };
  const gateway = sides.gateway && sumOf(saidPaid(code, sides.gateway));
  const shopify = sides.shopify && shopifySum(code, pairs);
  const worst = WORST_FIRST.find((one) => verdicts.some(({ is }) => is === one)) ?? 'agrees';
  const sumsDiffer = [gateway, shopify].some((side) => side !== null && side.minor !== app.minor);
  return {
    voucherId: code.voucherId,
    is: worst === 'agrees' && sumsDiffer ? 'explained' : worst,
    matters: mattersOf(code, { byGateway, pairs }),
    subjects: closable(code, { is: worst, sides }),
    gateway,
    app,
    shopify,
  };
}

/** Only who was asked, and answered clearly, can say that what differed agrees now. */
function closable(
  code: ComparedCode,
  { is, sides }: { readonly is: Verdict['is']; readonly sides: Sides },
): readonly string[] {
  if (is === 'unclear' || is === 'under-way' || !code.payments.some(({ raised }) => raised))
    return [];
  return [
    ...(sides.gateway ? [subjectOfCode(code.voucherId)] : []),
    ...(sides.shopify ? code.payments.map(({ id }) => subjectOfPayment(id)) : []),
  ];
}

type Pair = { readonly payment: ComparedPayment; readonly shopify: ShopifySide };

/** Each payment with what Shopify holds of it. An order marked by hand is one order: it counts for one of its sessions. */
function pairsOf(code: ComparedCode, asked: NonNullable<Sides['shopify']>): readonly Pair[] {
  const known = code.payments.flatMap((payment) => {
    const shopify = asked.of.get(payment.sessionId);
    return shopify ? [{ payment: asOf(payment, asked.askedAt), shopify }] : [];
  });
  const ordered = known.filter(({ shopify }) => shopify.order !== null);
  const marked = ordered.find(({ payment }) => payment.facts.paid) ?? ordered.at(-1);
  return known.map((pair) =>
    pair === marked ? pair : { ...pair, shopify: { ...pair.shopify, byHand: false } },
  );
}

/** What we said after Shopify was asked is not in its answer. */
const asOf = (payment: ComparedPayment, askedAt: Date): ComparedPayment =>
  payment.saidAt !== null && payment.saidAt >= askedAt
    ? { ...payment, facts: { ...payment.facts, underWay: true } }
    : payment;

function mattersOf(
  code: ComparedCode,
  { byGateway, pairs }: { readonly byGateway: Verdict | null; readonly pairs: readonly Pair[] },
): readonly Matter[] {
  const { reference, accountId, voucherId } = code;
  const differences = (verdict: Verdict | null) =>
    verdict?.is === 'differs' ? verdict.differences : [];
  const [first] = code.payments;
  const ofCode = first
    ? differences(byGateway).map((one) => ({
        ...one,
        reference,
        accountId,
        paymentId: first.id,
        subject: subjectOfCode(voucherId),
      }))
    : [];
  const ofPayments = pairs.flatMap(({ payment, shopify }) =>
    differences(compareWithShopify(payment.facts, shopify)).map((one) => ({
      ...one,
      reference,
      accountId,
      paymentId: payment.id,
      subject: subjectOfPayment(payment.id),
    })),
  );
  return [...ofCode, ...ofPayments];
}

const sumOf = (minor: bigint): Sum => ({ paid: minor > 0n ? 1 : 0, minor });

const saidPaid = ({ currency }: ComparedCode, said: GatewaySide): bigint =>
  said.is === 'paid' && said.amount.currency === currency ? said.amount.minor : 0n;

function shopifySum({ currency }: ComparedCode, pairs: readonly Pair[]) {
  const paid = pairs.reduce((sum, pair) => sum + shownPaid(pair, currency), 0n);
  const refunded = pairs.reduce((sum, { shopify }) => sum + shopify.refunded, 0n);
  return { ...sumOf(paid), refunded };
}

/** An order that was marked by hand shows what is owed. */
function shownPaid({ payment, shopify }: Pair, currency: string): bigint {
  if (shopify.paid) return shopify.paid.currency === currency ? shopify.paid.minor : 0n;
  const { paid, paidBeside, owed } = payment.facts;
  return shopify.byHand && (paid || !paidBeside) ? owed.minor : 0n;
}
