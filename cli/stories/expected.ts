import { dialectNamed } from '#sandbox/providers.ts';
import type { Fate } from './fates.ts';
import type { Ending, Story } from './story.ts';

/** How a fate must end, judged by the outside world's books; what our side must say of it beside. */
export type Expected = {
  /** Why this is the true end. */
  readonly because: string;
  readonly ended: Ending;
  /** What the gateway holds at the end, as parts of what was asked; `null`: some other amount. */
  readonly held: 0n | 1n | 2n | null;
  readonly sessions: readonly string[];
  readonly resolves: readonly number[];
  readonly liveCodes: readonly number[];
  /** How often money came in at all: that many receipts, reversed ones too. */
  readonly receipts: readonly number[];
  readonly payment: readonly string[];
  readonly exceptions: readonly string[];
};

const PAID = {
  ended: 'paid',
  held: 1n,
  sessions: ['resolved'],
  resolves: [1],
  liveCodes: [0],
  receipts: [1],
  payment: ['paid'],
  exceptions: [],
} as const satisfies Omit<Expected, 'because'>;

export const EXPECTED: Readonly<Record<Fate, Expected>> = {
  'at-once': { ...PAID, because: 'the shopper paid what was asked' },
  'while-pending': {
    ...PAID,
    because: 'Shopify takes the money of a session whose pending it never took',
  },
  late: {
    ...PAID,
    because: 'an expired payment can still be resolved, and the gateway holds the money',
  },
  'notification-lost': {
    ...PAID,
    because: 'the gateway is asked without being called, so a lost word loses no money',
  },
  'notification-doubled': { ...PAID, because: 'the same word twice is one payment' },
  orphan: {
    ...PAID,
    because: 'the code whose answer never came was paid and is adopted; the second is voided',
  },
  never: {
    because: 'nobody paid: the code lapsed, and Shopify let the payment expire by itself',
    ended: 'expired',
    held: 0n,
    sessions: ['expired'],
    resolves: [0],
    liveCodes: [0],
    receipts: [0],
    payment: ['expired'],
    exceptions: [],
  },
  twice: {
    ...PAID,
    because: 'the order is paid once; the second payment waits for a person to give it back',
    ended: 'paid-twice',
    held: 2n,
    receipts: [2],
    exceptions: ['DOUBLE_PAYMENT'],
  },
  'wrong-amount': {
    because: 'another amount pays no order; a person decides, also after the deadline',
    ended: 'held',
    held: null,
    sessions: ['pending', 'expired'],
    resolves: [0],
    liveCodes: [0],
    receipts: [1],
    payment: ['held'],
    exceptions: ['WRONG_AMOUNT'],
  },
  reversed: {
    because: 'the agency took the money back; Shopify knows no way back, so a person decides',
    ended: 'reversed',
    held: 0n,
    // Taken back within seconds: Shopify may have been told before it, or rightly never.
    sessions: ['resolved', 'pending', 'created'],
    resolves: [0, 1],
    liveCodes: [1],
    receipts: [0, 1],
    payment: ['reversed', 'awaiting'],
    exceptions: ['REVERSED'],
  },
  'notification-reordered': {
    because: 'the money had gone again before the first word came, so no order was ever paid',
    ended: 'reversed',
    held: 0n,
    sessions: ['expired'],
    resolves: [0],
    liveCodes: [0],
    receipts: [0],
    payment: ['expired'],
    exceptions: ['REVERSED'],
  },
};

/** What a fate demands at the gateway of a story, where its ways make another end the true one. */
function expectedOf({ fate, gateway }: Story): Expected {
  const expected = EXPECTED[fate];
  const dialect = gateway === null ? null : dialectNamed(gateway);
  if (!dialect) return expected;
  const isDeadOnceReversed = dialect.afterReversal === 'reversed';
  switch (fate) {
    // Where no call can void a code, the shopper's second stays beside a paid orphan.
    case 'orphan':
      return dialect.voids ? expected : { ...expected, liveCodes: [0, 1] };
    case 'reversed':
      return isDeadOnceReversed ? { ...expected, liveCodes: [0] } : expected;
    case 'notification-reordered':
      if (isDeadOnceReversed) return { ...expected, payment: ['expired', 'cancelled'] };
      // Nobody says that there was money, neither when told nor when asked.
      return dialect.tellsReversals ? expected : { ...expected, exceptions: [] };
    default:
      return expected;
  }
}

/** In what a story ended otherwise than its fate demands; empty when it is true. */
export function differences(story: Story): string[] {
  const expected = expectedOf(story);
  const { paidMinor, effectiveResolves, liveCodes } = story.books;
  const asked = story.payment.amountMinor;
  const held =
    expected.held === null
      ? paidMinor > 0n && paidMinor !== asked
      : paidMinor === expected.held * asked;
  const checks: [string, boolean, unknown][] = [
    ['ended', story.ended === expected.ended, story.ended],
    ['books.paidMinor', held, paidMinor],
    [
      'shopify.sessionState',
      expected.sessions.includes(story.shopify.sessionState),
      story.shopify.sessionState,
    ],
    ['books.effectiveResolves', expected.resolves.includes(effectiveResolves), effectiveResolves],
    ['books.liveCodes', expected.liveCodes.includes(liveCodes), liveCodes],
    ['receipts', expected.receipts.includes(story.receipts.length), story.receipts.length],
    ['payment.state', expected.payment.includes(story.payment.state), story.payment.state],
    ['exceptions', `${story.exceptions}` === `${expected.exceptions}`, story.exceptions],
    ['residualMinor', story.residualMinor === 0n, story.residualMinor],
    ['shopify.clientCertIssuer', story.shopify.clientCertIssuer !== null, 'none'],
  ];
  const wrong = checks.filter(([, holds]) => !holds).map(([what, , saw]) => `${what} is ${saw}`);
  return [...wrong, ...underWay(story)];
}

/** Shopify's books show a word before its answer is written down here, and the gateway's a void: until then nothing has ended. */
const underWay = ({ told, vouchers }: Story): string[] => [
  ...told
    .filter(({ state }) => state === 'due' || state === 'indeterminate')
    .map(({ what, state }) => `told ${what} is ${state}`),
  ...vouchers
    .filter(({ state }) => state === 'intended' || state === 'voiding')
    .map(({ state }) => `a voucher is ${state}`),
];
