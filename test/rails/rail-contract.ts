import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { err } from '#app/kernel/result.ts';
import type { Egress } from '#app/platform/egress.server.ts';
import type { Message, NotTaken, Rail, ShopifyAccess } from '#app/rails/rail.ts';
import { complaintsAboutRequest, type ShopifyApi } from '#test/shopify/graphql-schema.ts';
import {
  type Answer,
  type ScriptedShopify,
  said,
  startScriptedShopify,
} from './scripted-shopify.ts';

/** Something Shopify says no to in the rail's own words. */
export type Refusal = {
  /** A sentence: `it(…)`. */
  readonly it: string;
  readonly message: Message;
  readonly answers: readonly Answer[];
  readonly becomes: NotTaken;
};

/** What a rail brings to be judged by the contract. */
export type RailHarness = {
  readonly api: ShopifyApi;
  readonly version: string;
  open(egress: Egress): Rail;
  /** Every message it carries. */
  readonly messages: readonly Message[];
  /** What Shopify answers, request by request, when it takes the message; `nextUrl` where it names one. */
  taken(message: Message): { answers: readonly Answer[]; nextUrl: string | null };
  /** What Shopify answers when the same was said before. */
  takenBefore(message: Message): readonly Answer[];
  readonly refusals: readonly Refusal[];
};

const ACCESS: ShopifyAccess = {
  shopDomain: 'bodega-lima.myshopify.com',
  accessToken: 'shpat_for_this_test_only',
};

const graphqlError = (code: string): Answer =>
  said({ data: null, errors: [{ message: 'no', extensions: { code } }] });

const httpError = (status: number, headers: Record<string, string> = {}): Answer => ({
  status,
  headers,
  body: { errors: 'no' },
});

/** What every rail hears from the same Shopify, and what follows from it. */
const TRANSPORT: readonly (readonly [string, Answer, NotTaken])[] = [
  [
    'waits a second when Shopify is throttling the shop',
    graphqlError('THROTTLED'),
    { kind: 'again-later', code: 'THROTTLED', retryAfterMs: 1_000 },
  ],
  [
    'comes back later when its question was too dear',
    graphqlError('MAX_COST_EXCEEDED'),
    { kind: 'again-later', code: 'MAX_COST_EXCEEDED' },
  ],
  [
    'asks for a new token when access is denied',
    graphqlError('ACCESS_DENIED'),
    { kind: 'token', code: 'ACCESS_DENIED' },
  ],
  [
    'parks a shop that is asleep',
    graphqlError('SHOP_INACTIVE'),
    { kind: 'parked', code: 'SHOP_INACTIVE' },
  ],
  [
    'does not know what became of it when Shopify broke inside',
    graphqlError('INTERNAL_SERVER_ERROR'),
    { kind: 'indeterminate', code: 'INTERNAL_SERVER_ERROR' },
  ],
  [
    'comes back later after an error that nobody has described',
    graphqlError('MOON_IN_THE_WRONG_HOUSE'),
    { kind: 'again-later', code: 'MOON_IN_THE_WRONG_HOUSE' },
  ],
  [
    'comes back later after an error without a code',
    said({ errors: [{ message: 'no' }] }),
    { kind: 'again-later', code: 'GRAPHQL_ERROR' },
  ],
  [
    'comes back later when the errors are one sentence',
    said({ errors: 'no' }),
    { kind: 'again-later', code: 'GRAPHQL_ERROR' },
  ],
  ['asks for a new token on 401', httpError(401), { kind: 'token', code: 'HTTP_401' }],
  ['asks for a new token on 403', httpError(403), { kind: 'token', code: 'HTTP_403' }],
  ['parks a frozen shop', httpError(402), { kind: 'parked', code: 'HTTP_402' }],
  ['parks a shop that is gone', httpError(404), { kind: 'parked', code: 'HTTP_404' }],
  ['parks a locked shop', httpError(423), { kind: 'parked', code: 'HTTP_423' }],
  [
    'comes back later when its length was missed',
    httpError(411),
    { kind: 'again-later', code: 'HTTP_411' },
  ],
  ['comes back later on 429', httpError(429), { kind: 'again-later', code: 'HTTP_429' }],
  [
    'waits as long as Shopify asks on 429',
    httpError(429, { 'retry-after': '2.0' }),
    { kind: 'again-later', code: 'HTTP_429', retryAfterMs: 2_000 },
  ],
  [
    'never comes back a part of a second too early',
    httpError(429, { 'retry-after': '2.5' }),
    { kind: 'again-later', code: 'HTTP_429', retryAfterMs: 3_000 },
  ],
  [
    'uses its own patience when it cannot read Shopify’s',
    httpError(429, { 'retry-after': 'a while' }),
    { kind: 'again-later', code: 'HTTP_429' },
  ],
  [
    'waits as long as Shopify asks on 503',
    httpError(503, { 'retry-after': '30' }),
    { kind: 'again-later', code: 'HTTP_503', retryAfterMs: 30_000 },
  ],
  [
    'does not know what became of it on 500',
    httpError(500),
    { kind: 'indeterminate', code: 'HTTP_500' },
  ],
  [
    'does not know what became of it on 502',
    httpError(502),
    { kind: 'indeterminate', code: 'HTTP_502' },
  ],
  [
    'does not know what became of it on 504',
    httpError(504),
    { kind: 'indeterminate', code: 'HTTP_504' },
  ],
  [
    'follows no redirect',
    httpError(302, { location: 'https://elsewhere.example/' }),
    { kind: 'again-later', code: 'HTTP_302' },
  ],
  [
    'does not know what became of it when Shopify never answers',
    'silent',
    { kind: 'indeterminate', code: 'UNANSWERED_timeout' },
  ],
];

/** Answers with status 200 that say nothing. */
const UNREADABLE = ['', 'null', '[]', '{}', '{"data":{}}', '{"data":{"told":null}}', '<html>', '7'];

/** What any rail must do with what Shopify answers; each rail adds the refusals in its own words. */
export function describeRail(name: string, harness: RailHarness): void {
  describe(`the ${name} rail`, () => {
    let shopify: ScriptedShopify;
    beforeAll(async () => {
      shopify = await startScriptedShopify();
    });
    afterEach(() => {
      const left = shopify.left();
      shopify.forget();
      expect(left, 'answers that nobody asked for').toBe(0);
    });
    afterAll(() => shopify.close());

    const tell = (message: Message) => harness.open(shopify.egress).tell(ACCESS, message);

    describe.each(harness.messages)('saying $what', (message) => {
      describeTaking(harness, message, () => shopify);

      it.each(TRANSPORT)('%s', async (_sentence, answer, becomes) => {
        shopify.answer(answer);
        expect(await tell(message)).toEqual(err(becomes));
      });

      it('does not know what became of it when the line is cut', async () => {
        shopify.answer('cut');
        expect(await tell(message)).toMatchObject({ error: { kind: 'indeterminate' } });
      });

      it.each(UNREADABLE)('does not know what became of it after %j', async (body) => {
        shopify.answer({ status: 200, body });
        expect(await tell(message)).toEqual(
          err({ kind: 'indeterminate', code: 'UNREADABLE_ANSWER' }),
        );
      });

      it('says again later what certainly never left', async () => {
        const rail = harness.open({
          // why: a refused connection, certain and at once.
          send: async () => err({ kind: 'not-sent', detail: 'ECONNREFUSED' }),
        });
        expect(await rail.tell(ACCESS, message)).toEqual(
          err({ kind: 'again-later', code: 'NOT_SENT_ECONNREFUSED' }),
        );
      });
    });

    const refusals = harness.refusals.map((refusal) => [refusal.it, refusal] as const);
    it.each(refusals)('%s', async (_sentence, { message, answers, becomes }) => {
      shopify.answer(...answers);
      expect(await tell(message)).toEqual(err(becomes));
    });
  });
}

function describeTaking(
  harness: RailHarness,
  message: Message,
  shopify: () => ScriptedShopify,
): void {
  const tell = () => harness.open(shopify().egress).tell(ACCESS, message);

  it('is done when Shopify took it', async () => {
    const { answers, nextUrl } = harness.taken(message);
    shopify().answer(...answers);
    expect(await tell()).toEqual({ ok: true, value: { nextUrl } });
  });

  it('is done as well when it was said before', async () => {
    shopify().answer(...harness.takenBefore(message));
    expect(await tell()).toMatchObject({ ok: true });
  });

  it('asks what Shopify’s own schema allows', async () => {
    shopify().answer(...harness.taken(message).answers);
    await tell();
    const { api, version } = harness;
    const complaints = shopify().heard.flatMap(({ body }) =>
      complaintsAboutRequest({ api, version }, body),
    );
    expect(complaints).toEqual([]);
  });

  it('goes to the shop it speaks of, with the token in its header alone', async () => {
    shopify().answer(...harness.taken(message).answers);
    await tell();
    expect(shopify().heard.length).toBeGreaterThan(0);
    for (const { url, method, headers, body } of shopify().heard) {
      expect(method).toBe('POST');
      expect(new URL(url).host).toBe(ACCESS.shopDomain);
      expect(url).toContain(`/${harness.version}/graphql.json`);
      expect(headers['x-shopify-access-token']).toBe(ACCESS.accessToken);
      expect(headers['content-type']).toBe('application/json');
      expect(headers['content-length']).toMatch(/^\d+$/);
      expect(url + JSON.stringify(body)).not.toContain(ACCESS.accessToken);
    }
  });
}
