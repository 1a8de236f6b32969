import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import * as paymentsAppDocuments from '#app/rails/payments-app/documents.ts';
import {
  complaintsAboutDocument,
  complaintsAboutRequest,
  describeDocuments,
  type SchemaName,
} from './graphql-schema.ts';

const PAYMENTS_APPS: SchemaName = { api: 'payments-apps', version: '2026-07' };
const ADMIN: SchemaName = { api: 'admin', version: '2026-07' };

describeDocuments('what the payments app says', PAYMENTS_APPS, paymentsAppDocuments);

describe('what the schema catches', () => {
  it.each([
    ['PAYMENT_SESSION_RESOLVE', paymentsAppDocuments.PAYMENT_SESSION_RESOLVE],
    ['PAYMENT_SESSION_REJECT', paymentsAppDocuments.PAYMENT_SESSION_REJECT],
    ['PAYMENTS_APP_CONFIGURE', paymentsAppDocuments.PAYMENTS_APP_CONFIGURE],
  ])('%s asking for the code of a user error that has none', (_name, document) => {
    const withCode = document.replace('userErrors {', 'userErrors { code');
    expect(withCode).not.toBe(document);
    expect(complaintsAboutDocument(PAYMENTS_APPS, withCode)).toEqual([
      'Cannot query field "code" on type "UserError".',
    ]);
  });

  it('a reason that this version does not know', () => {
    const request = (code: string) => ({
      query: paymentsAppDocuments.PAYMENT_SESSION_REJECT,
      variables: { id: 'gid://shopify/PaymentSession/1', reason: { code } },
    });
    const january: SchemaName = { api: 'payments-apps', version: '2026-01' };
    expect(complaintsAboutRequest(PAYMENTS_APPS, request('CANCELLED_PAYMENT'))).toEqual([]);
    expect(complaintsAboutRequest(january, request('CANCELLED_PAYMENT'))).toHaveLength(1);
  });

  it('a variable that was not declared', () => {
    const query = paymentsAppDocuments.PAYMENT_SESSION_RESOLVE;
    const variables = { id: 'gid://shopify/PaymentSession/1', email: 'nobody' };
    expect(complaintsAboutRequest(PAYMENTS_APPS, { query, variables })).toHaveLength(1);
  });

  it('a document that is no GraphQL', () => {
    expect(complaintsAboutDocument(ADMIN, 'query {')).toHaveLength(1);
  });

  it('an order looked up by its Payment ID is fine, an order field that does not exist is not', () => {
    const lookUp = (field: string) =>
      `query ($search: String!) { orders(first: 1, query: $search) { nodes { id ${field} } } }`;
    expect(complaintsAboutDocument(ADMIN, lookUp('name'))).toEqual([]);
    expect(complaintsAboutDocument(ADMIN, lookUp('cipNumber'))).toHaveLength(1);
  });
});

/** GraphQL as it stands in source: a template that begins with the operation and has a body; not a word in a comment. */
const DOCUMENT = /`\s*(?:#graphql\s+)?((?:query|mutation)\b[^`]*\{[^`]*)`/g;

describe('every document in the app, wherever it stands', () => {
  it('is taken by the API it is sent to', async () => {
    const wrong: string[] = [];
    let judged = 0;
    for await (const file of glob('app/**/*.{ts,tsx}')) {
      if (/\.test\.|platform\/prisma\//.test(file)) continue;
      const name = file.startsWith('app/rails/payments-app/') ? PAYMENTS_APPS : ADMIN;
      for (const [, document = ''] of readFileSync(file, 'utf8').matchAll(DOCUMENT)) {
        judged += 1;
        const complaints = document.includes('${')
          ? ['put together at run time: it cannot be judged']
          : complaintsAboutDocument(name, document);
        wrong.push(...complaints.map((complaint) => `${file}: ${complaint}`));
      }
    }
    expect(wrong).toEqual([]);
    expect(judged).toBeGreaterThanOrEqual(Object.keys(paymentsAppDocuments).length);
  });
});
