import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { err } from '#app/kernel/result.ts';
import type { LogFacts } from '#app/platform/log.server.ts';
import { createPaymentsAppRail } from '#app/rails/payments-app/payments-app-rail.server.ts';
import type { Message, NotTaken } from '#app/rails/rail.ts';
import { complaintsAboutRequest } from '#test/shopify/graphql-schema.ts';
import { describeRail, type Refusal } from './rail-contract.ts';
import { type ScriptedShopify, said, startScriptedShopify } from './scripted-shopify.ts';

const PAYMENT = 'gid://shopify/PaymentSession/u0nwmSrNntjIWozmNslK5Tlq';
const REFUND = 'gid://shopify/RefundSession/2sl4WR9jF82W0vQVg8fjux9S';
const BACK = 'https://bodega-lima.myshopify.com/checkouts/c/9/processing';

const pending: Message = {
  what: 'pending',
  gid: PAYMENT,
  until: new Date('2026-11-25T19:30:00Z'),
};
const paid: Message = { what: 'paid', gid: PAYMENT };
const reject: Message = {
  what: 'reject',
  gid: PAYMENT,
  merchantMessage: 'El código venció sin pagarse.',
};
const refundResolve: Message = { what: 'refund-resolve', gid: REFUND };
const refundReject: Message = {
  what: 'refund-reject',
  gid: REFUND,
  merchantMessage: 'La cuenta del comprador no existe.',
};

const told = (session: object | null, userErrors: object[] = []) =>
  said({ data: { told: { session, userErrors } }, extensions: { cost: { actualQueryCost: 10 } } });
const back = { context: { redirectUrl: BACK } };
const isRefund = (message: Message) => message.what.startsWith('refund');
const taken = (message: Message) =>
  told({ id: message.gid, ...(!isRefund(message) && { nextAction: back }) });

/** Shopify's sentence for three causes at once (Shopify/shopify-app-template-node#1346). */
const NOT_RECEIVED =
  'Payment session has already been resolved with a different authentication, has already been rejected, ' +
  'or the response to start_payment_session request has not been received.';

const refusal = (
  sentence: string,
  message: Message,
  userError: { code?: string | null; message: string },
  becomes: NotTaken,
): Refusal => ({
  it: sentence,
  message,
  answers: [told(null, [{ field: ['id'], ...userError }])],
  becomes,
});

/** By code; the texts are the schema's own descriptions. */
const BY_CODE: readonly (readonly [string, Message, string, string, NotTaken['kind']])[] = [
  [
    'names an earlier end when Shopify finds the one for pending too late',
    pending,
    'OUT_OF_RANGE_PENDING_EXPIRES_AT',
    'Pending expiry date has exceeded the default pending expiry limit.',
    'shorter',
  ],
  [
    'never says pending again once its end lies in the past',
    pending,
    'EXPIRED_PENDING_EXPIRES_AT',
    "Pending expiry date can't be a time in the past.",
    'final',
  ],
  [
    'never says pending again once the payment has ended',
    pending,
    'PENDING_INVALID_STATE',
    'Payment session has already been resolved or rejected.',
    'final',
  ],
  [
    'never says pending again of a session that Shopify does not have',
    pending,
    'NOT_FOUND',
    "Payment session doesn't exist.",
    'final',
  ],
  [
    'never says pending again of a card',
    pending,
    'UNSUPPORTED_PAYMENT_METHOD',
    'Pending is not supported for credit card payment methods.',
    'final',
  ],
  [
    'never resolves again a refund that was rejected',
    refundResolve,
    'REFUND_SESSION_INVALID_STATE',
    'Refund session has already been rejected.',
    'final',
  ],
  [
    'never resolves again a refund that Shopify does not have',
    refundResolve,
    'REFUND_SESSION_NOT_FOUND',
    'Refund session not found.',
    'final',
  ],
  [
    'never rejects again a refund that was resolved',
    refundReject,
    'REFUND_SESSION_INVALID_STATE',
    'Refund session has already been resolved or has already been rejected with a different reason.',
    'final',
  ],
  [
    'never rejects again a refund that Shopify does not have',
    refundReject,
    'REFUND_SESSION_NOT_FOUND',
    'Refund session not found.',
    'final',
  ],
  [
    'comes back later after a code that a newer Shopify may have',
    pending,
    'PENDING_ON_A_SUNDAY',
    'No.',
    'again-later',
  ],
];

/** By words alone: resolve and reject have no codes. */
const BY_WORDS: readonly (readonly [string, Message, string, NotTaken])[] = [
  [
    'resolves again soon while Shopify has not yet received our answer to its session',
    paid,
    NOT_RECEIVED,
    { kind: 'again-soon', code: 'RESPONSE_NOT_RECEIVED' },
  ],
  [
    'rejects again soon while Shopify has not yet received our answer to its session',
    reject,
    NOT_RECEIVED,
    { kind: 'again-soon', code: 'RESPONSE_NOT_RECEIVED' },
  ],
  [
    'says pending again soon while Shopify has not yet received our answer to its session',
    pending,
    NOT_RECEIVED,
    { kind: 'again-soon', code: 'RESPONSE_NOT_RECEIVED' },
  ],
  [
    'never resolves again what was rejected',
    paid,
    'Payment session has already been rejected.',
    { kind: 'final', code: 'ALREADY_ENDED' },
  ],
  [
    'never rejects again what was resolved',
    reject,
    'Payment session has already been resolved.',
    { kind: 'final', code: 'ALREADY_ENDED' },
  ],
  [
    'never resolves again a session that Shopify does not have',
    paid,
    "Payment session doesn't exist.",
    { kind: 'final', code: 'NOT_FOUND' },
  ],
  [
    'comes back later after words that nobody has described, and keeps no id or address of them',
    paid,
    'The shop 42 of ana@example.pe is on holiday.',
    {
      kind: 'again-later',
      code: 'USER_ERROR_THE_SHOP_OF_IS_ON_HOLIDAY',
    },
  ],
];

describeRail('payments-app', {
  api: 'payments-apps',
  version: '2026-07',
  open: (egress) => createPaymentsAppRail({ egress, apiVersion: '2026-07' }),
  messages: [pending, paid, reject, refundResolve, refundReject],
  taken: (message) => ({ answers: [taken(message)], nextUrl: isRefund(message) ? null : BACK }),
  // A repeat succeeds and its arguments are ignored (shopify.dev, general transaction requirements).
  takenBefore: (message) => [taken(message)],
  refusals: [
    ...BY_CODE.map(([sentence, message, code, text, kind]) =>
      refusal(sentence, message, { code, message: text }, { kind, code }),
    ),
    ...BY_WORDS.map(([sentence, message, text, becomes]) =>
      refusal(sentence, message, { message: text }, becomes),
    ),
  ],
});

describe('the payments-app rail’s own words', () => {
  const access = { shopDomain: 'bodega-lima.myshopify.com', accessToken: 'shpat_for_this_test' };
  let shopify: ScriptedShopify;
  const lines: { event: string; facts: LogFacts | undefined }[] = [];
  const rail = () => {
    const warn = (event: string, facts?: LogFacts) => void lines.push({ event, facts });
    const log = { info: warn, warn, error: warn };
    return createPaymentsAppRail({ egress: shopify.egress, log, apiVersion: '2026-07' });
  };
  beforeAll(async () => {
    shopify = await startScriptedShopify();
  });
  afterEach(() => {
    shopify.forget();
    lines.length = 0;
  });
  afterAll(() => shopify.close());

  const heardAfter = async (message: Message) => {
    shopify.answer(taken(message));
    await rail().tell(access, message);
    return shopify.heard[0]?.body.variables;
  };

  it('says until when the shopper may pay, and that it is the shopper’s turn', async () => {
    expect(await heardAfter(pending)).toEqual({
      id: PAYMENT,
      pendingExpiresAt: '2026-11-25T19:30:00.000Z',
      reason: 'BUYER_ACTION_REQUIRED',
    });
  });

  it('gives an unpaid code’s end as a cancelled payment, in the merchant’s words', async () => {
    expect(await heardAfter(reject)).toEqual({
      id: PAYMENT,
      reason: { code: 'CANCELLED_PAYMENT', merchantMessage: 'El código venció sin pagarse.' },
    });
  });

  it('gives the one reason that Shopify knows for a refund that failed', async () => {
    expect(await heardAfter(refundReject)).toEqual({
      id: REFUND,
      reason: { code: 'PROCESSING_ERROR', merchantMessage: 'La cuenta del comprador no existe.' },
    });
  });

  it('says no more than the id when money has come or gone', async () => {
    expect(await heardAfter(paid)).toEqual({ id: PAYMENT });
    shopify.forget();
    expect(await heardAfter(refundResolve)).toEqual({ id: REFUND });
  });

  it.each(['javascript:alert(1)', 'http://bodega-lima.myshopify.com/', '/checkouts', 7])(
    'never sends the shopper to %j, and takes the payment as told all the same',
    async (redirectUrl) => {
      shopify.answer(told({ id: PAYMENT, nextAction: { context: { redirectUrl } } }));
      expect(await rail().tell(access, paid)).toEqual({ ok: true, value: { nextUrl: null } });
    },
  );

  it('does not believe in success without a session', async () => {
    shopify.answer(told(null));
    expect(await rail().tell(access, paid)).toMatchObject({ error: { kind: 'indeterminate' } });
  });

  it('notes what was not taken, with Shopify’s own number for it and no token', async () => {
    const headers = { 'x-request-id': '94169f7e-ac8d-4ef4' };
    shopify.answer({ status: 503, headers, body: 'no' });
    await rail().tell(access, paid);
    expect(lines).toEqual([
      {
        event: 'rail.not-taken',
        facts: {
          what: 'paid',
          shop: access.shopDomain,
          requestId: '94169f7e-ac8d-4ef4',
          kind: 'again-later',
          code: 'HTTP_503',
        },
      },
    ]);
  });

  describe('saying that the shop is ready', () => {
    const ready = { ready: true, externalHandle: 'Bodega Lima (1234)' };
    const configured = (userErrors: object[] = []) => {
      const configuration = userErrors.length > 0 ? null : { ready: true };
      return said({ data: { told: { configuration, userErrors } } });
    };

    it('is done when Shopify took it, in words that its schema allows', async () => {
      shopify.answer(configured());
      expect(await rail().configure(access, ready)).toEqual({ ok: true, value: null });
      const [heard] = shopify.heard;
      expect(heard?.body.variables).toEqual(ready);
      const name = { api: 'payments-apps', version: '2026-07' } as const;
      expect(heard && complaintsAboutRequest(name, heard.body)).toEqual([]);
    });

    it('comes back later when Shopify says no in words that nobody has described', async () => {
      shopify.answer(configured([{ field: ['ready'], message: 'Not yet' }]));
      expect(await rail().configure(access, ready)).toEqual(
        err({ kind: 'again-later', code: 'USER_ERROR_NOT_YET' }),
      );
    });

    it('asks for a new token when the old one is refused', async () => {
      shopify.answer({ status: 401, body: { errors: 'Invalid API key' } });
      expect(await rail().configure(access, ready)).toEqual(
        err({ kind: 'token', code: 'HTTP_401' }),
      );
    });
  });
});
