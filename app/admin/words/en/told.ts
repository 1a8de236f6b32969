import type { AdminWords } from '../words.ts';
import { compared } from './told-compared.ts';
import { events } from './told-events.ts';
import { kinds } from './told-exceptions.ts';
import { statement } from './told-statement.ts';

export const told: AdminWords['told'] = {
  actors: {
    shopper: 'Shopper',
    gateway: 'Gateway',
    shopify: 'Shopify',
    clock: 'Automatic',
    operator: 'App support',
    staff: 'Staff {{id}}',
    you: 'You',
  },
  standing: {
    opened: {
      money: 'The shopper chose to pay with a code but has not opened the payment page yet.',
      next: 'Do not ship yet. There is nothing to do.',
    },
    awaiting: {
      money: 'The shopper has the code and has not paid it yet.',
      next: 'Do not ship yet. Shopify will show the order as paid once the money is proven.',
    },
    verifying: {
      money: 'We are checking with the gateway what happened to the code.',
      next: 'Do not ship yet. We keep asking by ourselves.',
    },
    paid: {
      money: 'The money is proven at the gateway.',
      next: 'You can prepare the order.',
    },
    expired: {
      money: 'The code expired unpaid. No money came in.',
      next: 'Do not ship. If money comes late, you will see it here.',
    },
    cancelled: {
      money:
        'This payment is no longer expected: the code was voided, or it was decided to return the money.',
      next: 'Do not ship. The shopper can order again.',
    },
    held: {
      money: 'Money came in that does not match what was owed.',
      next: 'Do not ship yet. Open the exception and decide.',
    },
    reversed: {
      money: 'The payment was made and then reversed by the gateway: that money is gone.',
      next: 'Do not ship. If you already did, write to the shopper and decide in the exception.',
    },
    'not-served': {
      money: 'No code could be issued for this order. No money came in.',
      next: 'The shopper was told why and went back to your store. Check the alert on Home.',
    },
  },
  notServed: {
    'manual-capture':
      'Your store captures payments by hand, and a cash payment cannot be authorised without being taken.',
    currency: 'Codes exist in soles and US dollars only.',
  },
  alerts: {
    MANUAL_CAPTURE: {
      title: 'Your store captures payments by hand',
      body: 'That is why no codes are issued and those shoppers cannot pay. In Shopify, open Settings > Payments and choose automatic capture.',
    },
    UNSUPPORTED_CURRENCY: {
      title: 'There were orders in a currency without codes',
      body: 'Codes exist in soles and US dollars. Check the currencies of your Peru market in Shopify.',
    },
    NO_ACCOUNT: {
      title: 'A gateway account is missing',
      body: 'Some shoppers cannot get their code. Connect an active account of the mode your store uses (test or live).',
    },
    GATEWAY_CREDENTIALS: {
      title: 'The gateway does not accept your credentials',
      body: 'No new codes are issued and we cannot prove payments. Codes already issued can be paid; we will prove them once you change the credentials.',
    },
    GATEWAY_UNREACHABLE: {
      title: 'The gateway does not answer',
      body: 'Payments made meanwhile are not lost: we will prove them when it is back. There is nothing you need to do.',
    },
    SHOPIFY_UNREACHABLE: {
      title: 'Shopify does not answer',
      body: 'The money is safe and written down here. We keep telling Shopify until it answers. There is nothing you need to do.',
    },
    SHOPIFY_TOKEN: {
      title: 'Shopify no longer accepts the app’s permission',
      body: 'We cannot tell it that orders are paid. Open the payments app from Shopify to renew the permission, or install it again.',
    },
    NOTIFICATIONS_REFUSED: {
      title: 'Notifications with an invalid signature are arriving',
      body: 'We do not believe them and they move no money; we still ask about every code. If you changed the key at the gateway, change it here too.',
    },
    OPEN_CODES_LIMIT: {
      title: 'You have reached your limit of open codes',
      body: 'This account has as many unpaid codes as you allow, so new shoppers get none. Raise the limit in Settings, or wait until some are paid or expire.',
    },
    other: {
      title: 'System alert: {{kind}}',
      body: 'The money has not changed. If it repeats, write to whoever runs this app.',
    },
  },
  alertActions: {
    settings: 'Open settings',
    notifications: 'See the refused ones',
  },
  refusedReasons: {
    'missing-signature': 'It came without a signature. The sender did not prove to be the gateway.',
    'malformed-signature':
      'The signature does not have the shape the gateway uses. Usually a server in between changes the headers, or someone is probing the address.',
    'wrong-signature':
      'The signature does not fit the content. Most often: the secret key stored here belongs to another service or mode (test or live), or was changed at the gateway.',
    'unexpected-source':
      'It came from an address that is not on this gateway’s list. If the gateway has changed its addresses, the operator adds the new one; then verify again.',
    'no-code-of-ours':
      'It names no code of this store, and nothing proves who sent it. Your account may sell elsewhere too: no money of this store depends on it.',
    other: 'It did not pass the check ({{reason}}).',
  },
  outcomes: {
    observed: 'The gateway confirmed it when asked, and it was recorded.',
    'unknown-event': 'A notice of another kind: it was kept and moved nothing.',
    'unknown-voucher':
      'It names a code we did not request. If it speaks of money, an exception was opened.',
    'gateway-differs': 'When asked, the gateway does not clearly confirm it yet; we keep asking.',
    'taken-back-since':
      'That payment had already been reversed when this notice came: nothing changed.',
    'asked-since': 'We had asked the gateway after this arrived: there was nothing new to learn.',
    unconfirmed:
      'The gateway did not confirm it in all that time and we stopped asking: it moved nothing.',
    none: 'Not handled yet.',
    other: 'Outcome: {{outcome}}',
  },
  codeRefusals: {
    'amount-too-large': 'the amount is above the maximum',
    'amount-too-small': 'the amount is below the minimum',
    'invalid-contact': 'it did not accept the e-mail or phone',
    'invalid-request': 'it did not accept the request',
    'not-allowed-now': 'it does not allow it now',
    other: '{{reason}}',
  },
  evidence: {
    reference: 'Code',
    operation: 'Operation number',
    expected: 'Owed',
    inReport: 'In the report',
    proven: 'Proven',
    byRateCard: 'By your rate card',
    charged: 'Charged',
    toBring: 'Should bring',
    inShopify: 'In Shopify',
    here: 'Here',
    announced: 'Announced',
    event: 'Notice',
    amount: 'Received',
    word: 'The gateway said',
    source: 'How we know',
    asked: 'By asking the gateway',
    notification: 'By a notification',
    notificationId: 'Notification',
    from: 'Before',
    to: 'After',
    purpose: 'For',
    receipt: 'Receipt',
    why: 'Why',
    limit: 'Limit',
    'rejected-before': 'Shopify had already been told there would be no payment',
    'paid-elsewhere': 'The order was paid with another code',
    code: 'Answer',
    what: 'Told',
    choice: 'Decision',
    kind: 'Kind',
    reason: 'Reason',
    attempts: 'Attempts',
    outcome: 'Outcome',
    lines: 'Lines of the report',
    paidOn: 'Paid on',
    dueOn: 'Was due on',
  },
  reported: {
    'no-such-code-here': 'The code is not of this store',
    'code-not-seen-paid': 'The code is ours, but nobody saw it paid',
    'returned-without-being-sent': 'A payout came back that was not reported as sent',
    'returned-another-amount': 'The payout came back with another amount',
    'lines-add-up-to-another-amount': 'The lines add up to another amount than was sent',
    'bank-got-another-amount': 'The bank received another amount',
    'given-back-without-being-held': 'Funds were released that were not reported as frozen',
    'no-refund-of-this-amount': 'No refund of this amount was decided here',
    'no-reversal-of-this-amount': 'We know of no reversal of this amount',
    'shopify-has-no-order': 'Shopify has no order of this payment',
    'shopify-shows-it-unpaid': 'Shopify shows it as unpaid',
    'paid-in-shopify-without-money':
      'Shopify shows it as paid, but no money is known to have come in',
    'marked-paid-by-hand': 'Someone marked it as paid by hand in Shopify',
    'paid-another-amount-in-shopify': 'Shopify shows another amount as paid',
    'paid-another-currency-in-shopify': 'Shopify shows it as paid in another currency',
    'refunded-in-shopify-only': 'It was refunded in Shopify only',
    'refunded-here-only': 'It was refunded here only',
    'refunded-another-amount-in-shopify': 'Another amount was refunded in Shopify',
    'order-cancelled-and-paid': 'The order was canceled in Shopify, and its money is here',
    'gateway-says-another-amount': 'The gateway says another amount when asked',
  },
  limits: {
    'least-amount': 'Least amount',
    'greatest-amount': 'Greatest amount',
    'blocked-email': 'Blocked e-mail',
    'blocked-document': 'Blocked document',
    'open-codes-per-shopper': 'Unpaid codes of one shopper',
    'codes-per-shopper-per-day': 'Codes of one shopper in a day',
    'open-codes-per-shop': 'Unpaid codes of the shop',
  },
  kinds,
  compared,
  events,
  statement,
};
