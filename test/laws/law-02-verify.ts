import type { Mutant } from './mutant.ts';

/** Law 2. Verify before parse, over the bytes as they came. */
export const VERIFY: readonly Mutant[] = [
  {
    law: 2,
    breaks: 'Verify over the bytes as they came.',
    file: 'app/gateways/pagoefectivo/notification.ts',
    find: '[() => body, () => withoutIndentation(body)]',
    put: '[() => Buffer.from(JSON.stringify(JSON.parse(new TextDecoder().decode(body))))]',
    red: {
      file: 'app/gateways/pagoefectivo/notification-bytes.test.ts',
      name: 'is believed by its bytes as they came: 22.00 is what was signed, not 22',
    },
  },
  {
    law: 2,
    breaks: 'Nothing unverified can be read.',
    file: 'app/gateways/pagoefectivo/notification.ts',
    find: 'if (timingSafeEqual(notificationDigest(bytes, secretKey), signature)) return bytes;',
    put: 'if (notificationDigest(bytes, secretKey).length === signature.length) return bytes;',
    red: { file: 'app/gateways/pagoefectivo/notification.test.ts', name: 'has another key’s' },
  },
  {
    law: 2,
    breaks: 'A further recipe over the bytes vouches for one text only.',
    file: 'app/gateways/pagoefectivo/whitespace.ts',
    find: 'if (!inString && BLANKS.has(byte)) continue;',
    put: 'if (BLANKS.has(byte)) continue;',
    red: {
      file: 'app/gateways/pagoefectivo/notification.test.ts',
      name: 'has blanks put inside a word: the signature of "11546901" does not vouch for "115 46901"',
    },
  },
  {
    law: 2,
    breaks: 'Verify before parse: a stranger is not told whether he can be read.',
    file: 'app/gateways/pagoefectivo/notification.ts',
    find: "  const signature = Buffer.from(header.trim(), 'hex');",
    put: "  const early = parse(body);\n  if (!early.ok) return early;\n  const signature = Buffer.from(header.trim(), 'hex');",
    red: {
      file: 'app/gateways/pagoefectivo/notification-bytes.test.ts',
      name: 'tells nothing of what a stranger wrote, not even that it cannot be read',
    },
  },
  {
    law: 2,
    breaks: 'Verify before parse, also what Shopify posts.',
    file: 'app/merchants/webhook.ts',
    find: "if (!isSignedBy(secret, body, signature)) return err('wrong-signature');",
    put: "if (!isSignedBy(secret, body, signature) && signature === secret) return err('wrong-signature');",
    red: {
      file: 'test/merchants/webhooks.test.ts',
      name: 'answers 401 to another secret, and changes nothing',
    },
  },
];
