import type { ContactField, GatewayError } from '../gateway.ts';
import { shortened } from '../one-line.ts';

type Refused = Extract<GatewayError, { kind: 'rejected' | 'misconfigured' }>;

/** The fields of a contact, by the last name of the property that PayU complains of. */
const CONTACT: Readonly<Record<string, ContactField>> = {
  fullName: 'name',
  emailAddress: 'email',
  contactPhone: 'phone',
  phone: 'phone',
  dniNumber: 'document',
  dniType: 'document',
};

/** Properties that come from the account and not from the shopper. */
const ACCOUNT = /(accountId|signature|apiLogin|apiKey|merchant(Id)?)$/;

/** `property: order.buyer.emailAddress, message: must not be null`, several in one text (seen on the wire, 2013 to 2025). */
const PROPERTY = /property:\s*([\w.[\]]{1,100})/g;

/** Words of PayU's own trouble, or of an order that stands there already: in both a code may live. */
const OPEN =
  /duplicat|already|ya (existe|fue)|internal|unexpected|interno|inesperad|time.?out|try again|int[eé]nt/i;

const CREDENTIALS = /credential|credencial|unauthori[sz]ed|not authori[sz]ed|no autorizad/i;
const SIGNATURE = /signature|\bfirma\b/i;
const TOO_SMALL = /less than (the )?minimum|menor (que|al|a) .*m[ií]nim/i;
const TOO_LARGE =
  /(greater|more|higher) than (the )?maximum|(mayor|superior) (que|al|a) .*m[aá]xim/i;

/** PayU's sentence as a code that can be kept: short, without what may be an e-mail, a phone or a document. */
const codeOf = (said: string): string =>
  shortened(said.replace(/\S+@\S+/g, '…').replace(/\d{6,}/g, '…'), 80) || 'ERROR';

function ofProperties(names: readonly string[]): Refused {
  const account = names.find((name) => ACCOUNT.test(name));
  if (account) return { kind: 'misconfigured', code: account };
  const last = (name: string) => name.split('.').at(-1) ?? '';
  const named = names.find((name) => Object.hasOwn(CONTACT, last(name)));
  const contact = named && CONTACT[last(named)];
  return named && contact
    ? { kind: 'rejected', code: named, reason: 'invalid-contact', contact }
    : { kind: 'rejected', code: names[0] ?? 'ERROR', reason: 'invalid-request' };
}

/** What the text of a PayU ERROR means. PayU numbers none of them, and few are documented: the rest is a plain refusal. */
export function refusal(said: string): Refused | 'outcome-unknown' {
  const properties = [...said.matchAll(PROPERTY)].map(([, name = '']) => name);
  if (properties.length > 0) return ofProperties(properties);
  const code = codeOf(said);
  if (CREDENTIALS.test(said) || SIGNATURE.test(said)) return { kind: 'misconfigured', code };
  if (TOO_SMALL.test(said)) return { kind: 'rejected', code, reason: 'amount-too-small' };
  if (TOO_LARGE.test(said)) return { kind: 'rejected', code, reason: 'amount-too-large' };
  if (OPEN.test(said)) return 'outcome-unknown';
  return { kind: 'rejected', code, reason: 'invalid-request' };
}
