/** Fields that name a person or open a door, in orders, answers, confirmations and reports. */
const PRIVATE = [
  'apiKey',
  'apiLogin',
  'signature',
  'orderSignature',
  'sign',
  'fullName',
  'emailAddress',
  'contactPhone',
  'phone',
  'office_phone',
  'dniNumber',
  'dniType',
  'cnpj',
  'merchantBuyerId',
  'merchantPayerId',
  'street1',
  'street2',
  'city',
  'state_province',
  'postalCode',
  'ipAddress',
  'ip',
  'cookie',
  'userAgent',
  'deviceSessionId',
  'email_buyer',
  'nickname_buyer',
  'billing_address',
  'billing_city',
  'shipping_address',
  'shipping_city',
  'cc_holder',
  'cc_number',
  'customer_number',
  'URL_PAYMENT_RECEIPT_HTML',
  'URL_PAYMENT_RECEIPT_PDF',
].join('|');

const JSON_FIELD = new RegExp(
  `("(?:${PRIVATE})"\\s*:\\s*)("(?:[^"\\\\]|\\\\.)*"?|[^\\s,}\\]]+)`,
  'gi',
);
const FORM_FIELD = new RegExp(`((?:^|[&\\s])(?:${PRIVATE})=)[^&\\r\\n]*`, 'gi');
const EMAIL = /[^\s@"'<>()[\]{}:;=,&]{1,64}(?:@|%40)[^\s@"'<>()[\]{}:;,&]{1,255}/gi;
/** The receipt page opens for whoever holds its `vid`. */
const RECEIPT = /\bvid=[\w-]+/gi;

/** One of PayU's payloads without persons and keys; amounts, states and codes stay as they stood. */
export const scrub = (text: string): string =>
  text
    .replace(JSON_FIELD, '$1"[removed]"')
    .replace(FORM_FIELD, '$1[removed]')
    .replace(EMAIL, '[removed]')
    .replace(RECEIPT, 'vid=[removed]');
