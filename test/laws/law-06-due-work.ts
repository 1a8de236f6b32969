import type { Mutant } from './mutant.ts';

/** Law 6. All due work is derivable from rows. */
export const DUE_WORK: readonly Mutant[] = [
  {
    law: 6,
    breaks: 'All due work is derivable from rows: what a dead process had begun is due again.',
    file: 'app/jobs/due.store.server.ts',
    find: "const FREE = '(lease_until is null or lease_until <= $1)';",
    put: "const FREE = 'lease_until is null';",
    red: {
      file: 'test/payments/derived-from-rows.test.ts',
      name: 'takes up a notification that another process had begun when it died',
    },
  },
  {
    law: 6,
    breaks: 'What has ended is not due: it holds up nothing that is.',
    file: 'app/jobs/due.store.server.ts',
    find: 'where r.shop_id = due.shop_id and r.$' + '{rows.open} and',
    put: 'where r.shop_id = due.shop_id and',
    red: {
      file: 'app/jobs/shares.test.ts',
      name: 'says what is due to Shopify, though hundreds of things were said long ago',
    },
  },
  {
    law: 6,
    breaks: 'Nothing that is due is lost.',
    file: 'app/notifications/apply.server.ts',
    find: 'dueAt: done ? null : result.dueAt,',
    put: 'dueAt: done ? null : new Date(result.dueAt.getTime() * 2),',
    red: {
      file: 'test/payments/derived-from-rows.test.ts',
      name: 'goes on with a notification for as long as the gateway cannot be asked',
    },
  },
  {
    law: 6,
    breaks: 'Due times stand in our tables.',
    file: 'app/payments/issued.store.server.ts',
    find: 'nextAskAt: nextAskAt(now, times, rules),',
    put: 'nextAskAt: nextAskAt(now, times, rules) && null,',
    red: {
      file: 'test/payments/derived-from-rows.test.ts',
      name: 'finds money by itself when the notification never comes',
    },
  },
  {
    law: 6,
    breaks: 'What is to be told is kept until it is told.',
    file: 'app/payments/next-tell.ts',
    find: "if (ended('paid')) return NOTHING;\n",
    put: "if (tells.some(({ what }) => what !== 'paid')) return NOTHING;\n",
    red: {
      file: 'test/payments/purchase.test.ts',
      name: 'tells Shopify paid when the shopper pays while our pending call still fails',
    },
  },
];
