import type { Mode } from '../till/accounts.ts';
import type { Code } from '../till/codes.ts';
import type { Till, Visit } from '../till/dialect.ts';
import { noVoucherPage, voucherPage } from '../till/voucher-page.ts';
import { pageHosts, RECEIPT_PATH } from './hosts.ts';
import type { KeyName } from './signature.ts';

/** `857804123Yfd685f0af5b240cYd231ed8660a7c9a`: order, transaction and a word of its own. Source: payments-api-peru. */
const vidOf = (code: Code): string => {
  const short = (text: string) => text.replaceAll('-', '').toLowerCase().slice(0, 15);
  return `${code.reference}Y${short(code.notes.transaction ?? '')}Y${short(code.token)}`;
};

/** Where a shopper sees his code at PayU. */
export function receiptOf(code: Code, mode: Mode): { html: string; pdf: string } {
  const origin = `https://${pageHosts[mode]}`;
  const vid = vidOf(code);
  return {
    html: `${origin}${RECEIPT_PATH}?vid=${vid}`,
    pdf: `${origin}/ppp-web-gateway-payu/receipt?vid=${vid}`,
  };
}

/** That page. */
export function receiptPage(till: Till<KeyName>, { mode, query }: Visit) {
  const vid = query.get('vid') ?? '';
  const code = till.codes.find(vid.split('Y')[0] ?? '');
  const known = code && vidOf(code) === vid && till.accounts.find(code.account)?.mode === mode;
  return known ? voucherPage(code, till.statusOf(code)) : noVoucherPage('PayU');
}
