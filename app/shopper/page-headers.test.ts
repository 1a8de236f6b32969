import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { AWAITING, pageOf } from './every-state.test-data.ts';
import { voucherPageHeaders } from './page-headers.ts';
import { renderVoucherPage } from './voucher-page.tsx';
import { wordsFor } from './words/words-for.ts';

const view = pageOf(AWAITING);
const headers = voucherPageHeaders(view);
const policy = headers['content-security-policy'] ?? '';

it('keeps the page out of caches, frames, search engines and Referer', () => {
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  });
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("default-src 'none'");
});

it('allows exactly the style and the script that the page holds', () => {
  const html = renderVoucherPage(view, wordsFor('es'));
  for (const tag of ['style', 'script']) {
    const content = new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(content).digest('base64');
    expect(policy).toContain(`${tag}-src 'sha256-${hash}'`);
  }
  expect(policy).not.toMatch(/unsafe/);
});

it('lets giving up lead back to a shop, also to one that is tried out without https', () => {
  expect(policy).toContain("form-action 'self' https:;");
  const local = voucherPageHeaders({ ...view, backToShop: 'http://localhost:4000/checkout' });
  expect(local['content-security-policy']).toContain(
    "form-action 'self' https: http://localhost:4000;",
  );
});
