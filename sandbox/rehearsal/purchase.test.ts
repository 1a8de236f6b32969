import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemble, type Company, installPayments, SHOP } from './company.ts';

const PENDING = `mutation ($id: ID!, $at: DateTime!) {
  paymentSessionPending(id: $id, pendingExpiresAt: $at, reason: BUYER_ACTION_REQUIRED) {
    paymentSession { id state { ... on PaymentSessionStatePending { code reason } }
      nextAction { action context { ... on PaymentSessionActionsRedirect { redirectUrl } } } }
    userErrors { field message code }
  }
}`;
const RESOLVE = `mutation ($id: ID!) {
  paymentSessionResolve(id: $id) {
    paymentSession { state { ... on PaymentSessionStateResolved { code } } }
    userErrors { field message }
  }
}`;

type Line = Record<string, unknown>;
type Placed = { sessionId: string; attempts: number; redirectUrl: string; status: number };

describe('a purchase on the stage', () => {
  let company: Company;
  let token: string;

  beforeAll(async () => {
    company = await assemble();
    token = await installPayments(company);
  });
  afterAll(() => company.close());

  const checkout = async (more: Line = {}) => {
    const { body } = await company.control('/checkouts', { shop: SHOP, amount: '125.50', ...more });
    return body as unknown as Placed & Line;
  };
  const gql = async (query: string, variables: Line) => {
    const url = `https://${SHOP}/payments_apps/api/2026-07/graphql.json`;
    const { body } = await company.call(
      url,
      { query, variables },
      {
        'x-shopify-access-token': token,
      },
    );
    return body as { data?: Record<string, Line>; errors?: Line[] };
  };
  const books = async () => {
    const { body } = await company.control('/books');
    return body.shopify as { shops: Line[]; sessions: Line[]; violations: Line[] };
  };
  const session = async (id: string) => (await books()).sessions.find((line) => line.id === id);
  const gid = (id: string) => `gid://shopify/PaymentSession/${id}`;
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

  it('posts the session over mTLS with the headers and fields that Shopify sends', async () => {
    const placed = await checkout({ email: 'rosa@shopper.example', name: 'Rosa Ñahui' });
    const heard = company.app.heard.at(-1);
    expect(heard?.headers).toMatchObject({
      'shopify-shop-domain': SHOP,
      'shopify-api-version': '2026-07',
    });
    expect(JSON.parse(heard?.body ?? '')).toMatchObject({
      id: placed.sessionId,
      amount: '125.50',
      currency: 'PEN',
      kind: 'sale',
      test: false,
      customer: { email: 'rosa@shopper.example', billing_address: { given_name: 'Rosa' } },
    });
    expect(placed.clientCertIssuer).toContain('Secondary CA');
    expect(placed.redirectUrl).toBe(`https://app.codigo.example/pay/of-${placed.sessionId}`);
  });

  it('repeats a session that the app failed to take, byte for byte', async () => {
    company.app.answerNext({ status: 503 }, { status: 500 });
    const before = company.app.heard.length;
    const placed = await checkout();
    expect(placed).toMatchObject({ attempts: 3, status: 200 });
    const bodies = company.app.heard.slice(before).map(({ body }) => body);
    expect(new Set(bodies).size).toBe(1);
  });

  it('makes the order when the payment is pending, and pays it when it is resolved', async () => {
    const { sessionId } = await checkout({ email: 'rosa@shopper.example' });
    expect(await session(sessionId)).toMatchObject({ orderName: null });
    const pending = await gql(PENDING, { id: gid(sessionId), at: inHours(48) });
    expect(pending.data?.paymentSessionPending).toMatchObject({
      paymentSession: { state: { code: 'PENDING' }, nextAction: { action: 'REDIRECT' } },
      userErrors: [],
    });
    expect(await session(sessionId)).toMatchObject({ financialStatus: 'PENDING' });
    for (const _ of [1, 2]) {
      const resolved = await gql(RESOLVE, { id: gid(sessionId) });
      expect(resolved.data?.paymentSessionResolve).toMatchObject({ userErrors: [] });
    }
    const paid = { state: 'resolved', financialStatus: 'PAID', effectiveResolves: 1 };
    expect(await session(sessionId)).toMatchObject(paid);
  });

  it('takes no pending for a session that the app never took', async () => {
    company.app.answerNext({ status: 503 });
    const { sessionId } = await checkout({ attempts: 1 });
    const pending = await gql(PENDING, { id: gid(sessionId), at: inHours(48) });
    expect(pending.data?.paymentSessionPending).toMatchObject({
      paymentSession: null,
      userErrors: [{ message: expect.stringContaining('has not been received') }],
    });
  });

  it('lets an unpaid payment lapse with its stock reserved, and still takes late money', async () => {
    const { sessionId } = await checkout();
    await gql(PENDING, { id: gid(sessionId), at: inHours(48) });
    const stock = (await books()).shops[0]?.stock;
    await company.control('/clock', { advanceMs: 49 * 3_600_000 });
    const lapsed = { state: 'expired', financialStatus: 'EXPIRED' };
    expect(await session(sessionId)).toMatchObject(lapsed);
    expect((await books()).shops[0]?.stock).toBe(stock);
    await gql(RESOLVE, { id: gid(sessionId) });
    expect(await session(sessionId)).toMatchObject({ financialStatus: 'PAID' });
    await company.control('/clock', { advanceMs: -49 * 3_600_000 });
  });

  it('refuses a document that asks a resolve error for its code: there is none', async () => {
    const { errors } = await gql(RESOLVE.replace('message', 'message code'), { id: gid('x') });
    expect(errors?.[0]?.message).toMatch(/Cannot query field "code" on type "UserError"/);
    expect((await books()).violations.at(-1)).toMatchObject({ what: 'invalid document' });
  });

  it('knows no session that is not of this shop and app', async () => {
    const { data } = await gql(RESOLVE, { id: gid('of-another-shop') });
    expect(data?.paymentSessionResolve).toMatchObject({ paymentSession: null });
  });

  it('breaks as it is told to, for as many calls as it is told', async () => {
    const { sessionId } = await checkout();
    await company.control('/faults', { 'shopify.graphql': { fault: 'throttled', times: 1 } });
    const { errors } = await gql(RESOLVE, { id: gid(sessionId) });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'THROTTLED' });
    expect((await gql(RESOLVE, { id: gid(sessionId) })).errors).toBeUndefined();
  });

  it('posts a refund, and counts it once the app says it is done', async () => {
    const { sessionId } = await checkout();
    await gql(RESOLVE, { id: gid(sessionId) });
    const { body } = await company.control('/refunds', { sessionId, amount: '25.50' });
    expect(body).toMatchObject({ status: 201 });
    const id = `gid://shopify/RefundSession/${body.refundId}`;
    const done = await gql(
      `mutation ($id: ID!) { refundSessionResolve(id: $id) {
        refundSession { state { ... on RefundSessionStateResolved { code } } }
        userErrors { code message } } }`,
      { id },
    );
    expect(done.data?.refundSessionResolve).toMatchObject({ userErrors: [] });
    expect(await session(sessionId)).toMatchObject({ financialStatus: 'PARTIALLY_REFUNDED' });
  });

  it.each([
    ['good', { status: 200 }],
    ['none', { failed: expect.any(String) }],
    ['foreign', { failed: expect.any(String) }],
    ['expired', { failed: expect.any(String) }],
  ])('knocks at the session door with a certificate that is %s', async (cert, outcome) => {
    const { sessionId } = await checkout();
    const { body } = await company.control(`/sessions/${sessionId}/raw`, { cert });
    expect(body).toMatchObject(outcome);
  });
});
