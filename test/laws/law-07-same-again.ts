import type { Mutant } from './mutant.ts';

/** Law 7. Same id again, same answer again. */
export const SAME_AGAIN: readonly Mutant[] = [
  {
    law: 7,
    breaks: 'Same id again, same answer again.',
    file: 'app/payments/open.server.ts',
    find: 'const id = paymentIdOf(open.shopId, open.registrationKey, open.request.sessionId);',
    put: 'const id = deps.ids.next() as PaymentId;',
    red: {
      file: 'test/doors/same-again.test.ts',
      name: 'answers the same redirect when Shopify repeats the request, also at once on two processes',
    },
  },
  {
    law: 7,
    breaks: 'Another body under a known id is not the same request.',
    file: 'app/payments/open.server.ts',
    find: "if (Buffer.from(kept.requestDigest).toString('hex') === row.request_digest) continue;",
    put: 'if (kept.requestDigest.length > 0) continue;',
    red: {
      file: 'test/doors/same-again.test.ts',
      name: 'keeps the first request when another comes under its id, and shows both amounts to a person',
    },
  },
  {
    law: 7,
    breaks: 'The dedupe key of a notification has its operation number.',
    file: 'app/notifications/facts.ts',
    find: "notification.operation ?? '',",
    put: "'',",
    red: {
      file: 'test/doors/same-again.test.ts',
      name: 'takes two payments of one code for two, by their operation numbers',
    },
  },
  {
    law: 7,
    breaks: 'A webhook that comes again changes nothing.',
    file: 'app/merchants/take-webhook.server.ts',
    find: 'return count === 1;',
    put: 'return count >= 0;',
    red: {
      file: 'test/merchants/webhooks.test.ts',
      name: 'does the same delivery once, also when it comes twice at once',
    },
  },
];
