import type { ShopperWords } from './shopper-words.ts';

/** Plain English for buyers whose checkout was not in Spanish. */
export const en: ShopperWords = {
  lang: 'en',
  frame: {
    shop: 'Shop',
    buyer: 'Buyer',
    amount: 'Amount',
    exactAmount: 'Exact amount',
    test: 'This is a test: pay nothing. No bank knows this order.',
    help: (shop) => `Need help with your payment? Write to ${shop}`,
    backToShop: (shop) => `Back to ${shop}`,
    giveUp: 'Go back and pay another way',
    cancelOrder: {
      ask: 'I no longer want this order',
      text: 'Your code will stop working and the shop will cancel your order. If you have already paid, do not cancel: wait for the confirmation.',
      button: 'Cancel my order',
    },
    refresh: 'Refresh',
  },
  contact: {
    title: 'One detail is missing for your code',
    why: 'PagoEfectivo needs it to make your code and to notify you. It is used for this payment only.',
    button: 'Get my code',
    fields: {
      name: {
        label: 'Your first and last name',
        wrong: 'Write your first and last name, as on your document.',
        example: 'Rosa Quispe',
      },
      email: {
        label: 'Your email',
        wrong: 'Write your whole email address, for example name@mail.com.',
        example: 'name@mail.com',
      },
      phone: {
        label: 'Your mobile phone',
        wrong:
          'Write the 9 digits of your mobile phone. If it is not from Peru, start with + and the country code.',
        example: '987 654 321',
      },
      document: {
        label: 'Your DNI, CE or RUC',
        wrong: 'Write your whole document number without dots: a DNI has 8 digits, a RUC 11.',
        example: '12345678',
      },
    },
  },
  code: {
    title: (shop) => `One step left: pay for your order at ${shop}`,
    label: 'Payment code (CIP)',
    elsewhere: 'Your code is ready. The payment page shows it, with the steps to pay.',
    elsewhereLink: 'See my code',
    copy: 'Copy code',
    copyByHand: 'Press and hold the code to copy it.',
    copyAmount: 'Copy amount',
    copied: 'Code copied',
    amountCopied: 'Amount copied',
    due: (when) => `Pay before ${when}`,
    limaTime: '(Peru time)',
    askNow: 'I have paid: check now',
    asked: {
      'just-asked': 'We have just asked. Wait a minute before you check again.',
      'still-unpaid':
        'Your payment has not reached us yet. If you have just paid, it can take a few minutes: do not pay again.',
      'could-not-ask':
        'PagoEfectivo does not answer right now. If you have paid, do not pay again: we will see your payment as soon as it answers.',
    },
    whatsapp: 'Send by WhatsApp',
    whatsappText: ({ shop, code, amount, due, url }) =>
      `Payment at ${shop}\nPayment code (CIP): ${code}\nExact amount: ${amount}\n${due}\n${url}`,
    print: 'Print',
    gatewayPage: 'See the code at PagoEfectivo',
    next: 'As soon as your payment is confirmed, usually within minutes, the shop will know and tell you. You do not need to send your receipt.',
    safety: [
      'Pay only once, and the exact amount.',
      'Your receipt will say PagoEfectivo, not the name of the shop.',
      'Nobody will ask you for the PIN of your card or bank. Do not send this code to strangers.',
    ],
  },
  how: {
    title: 'How to pay',
    company: 'Company',
    service: 'Service',
    phone: 'With your bank’s app or website',
    cash: 'In cash: agents and corner shops',
    cashSay: 'Say that you want to pay PagoEfectivo and show your code.',
    companyCode: (code) => `company code ${code}`,
    alsoAt: (names) => `Also at ${names}.`,
    mayDiffer: (seen) =>
      `Menus as seen in ${seen}; your bank may have changed them. If you cannot find it, search for “PagoEfectivo”.`,
  },
  pictures: {
    walletQr: 'Scan with Yape, Plin or your wallet',
    walletQrAlt: 'Payment QR. You can also pay with the code above.',
    pageQr: 'Open this page on another phone',
    pageQrNote: 'Scan it with the camera. It is not a payment QR: wallets cannot read it.',
    pageQrAlt: 'QR with the address of this page',
    barcode: 'Barcode for the till',
    barcodeAlt: 'Barcode. It says the same as the code above.',
  },
  preparing: {
    title: 'We are making your code',
    text: ['It takes a few seconds and this page refreshes by itself. Do not pay anything yet.'],
  },
  verifying: {
    title: 'We are checking your payment',
    text: [
      'It can take a few minutes. Do not pay again: you will see it here as soon as it is confirmed.',
    ],
  },
  paid: (shop, when) => ({
    title: 'Payment received!',
    text: [
      when === null
        ? `${shop} knows and will take care of your order.`
        : `You paid on ${when}. ${shop} knows and will take care of your order.`,
      'Keep your receipt. There is nothing else to do.',
    ],
  }),
  paidOtherwise: ({ shop, received }) => ({
    title: 'This order is already paid',
    text: [
      `We received ${received} with another code of the same purchase. ${shop} knows and will take care of your order.`,
      `Do not pay again. If you expected another amount, write to ${shop}.`,
    ],
  }),
  lapsed: {
    renewable: {
      title: 'Your code has expired',
      text: [
        'Do not pay with it. Your order is still kept: get a new code and pay with that one.',
        'If you have already paid, do not get another: we will see your payment and the shop will write to you.',
      ],
    },
    final: {
      title: 'Your code has expired',
      text: [
        'Do not pay with it. If you still want your order, go back to the shop and buy again.',
        'If you have already paid, do not pay again: we will see your payment and the shop will write to you.',
      ],
    },
    renew: 'Get a new code',
  },
  voiding: (shop) => ({
    title: 'We are voiding your code',
    text: [
      'Do not pay with it. It can take a few minutes.',
      `If you have already paid, do not pay again: we will see your payment and ${shop} will write to you.`,
    ],
  }),
  voided: (shop) => ({
    title: 'This code is no longer valid',
    text: [
      'Do not pay with it. Nothing was charged.',
      `If you have already paid, write to ${shop}: they will deliver your order or return your money.`,
    ],
  }),
  held: ({ shop, asked, received }) => ({
    title: 'We received a different amount',
    text: [
      received === null
        ? `Your order is ${asked} and the payment that we received does not match.`
        : `Your order is ${asked} and we received ${received}.`,
      `Your money is on record. A person at ${shop} is checking it and will write to you. Do not pay again.`,
    ],
  }),
  decided: ({ shop, received }) => ({
    title: 'The shop has looked at your payment',
    text: [
      `We received ${received}, which is not the amount of your order, and ${shop} did not take it as payment for this order. Your money is on record.`,
      `Do not pay again. ${shop} has to return your money or agree on something else with you: if they have not written yet, write to them.`,
    ],
  }),
  reversed: ({ shop, amount }) => ({
    title: 'Your payment was reversed',
    text: [
      `We received ${amount}, but PagoEfectivo says that the bank or agent where you paid took it back (“extorno”). ${shop} no longer has that money.`,
      'The money should come back to you the way you paid it. If you do not see it, ask there and show your receipt.',
      `Do not pay with this code again. Write to ${shop} to agree on what happens with your order.`,
    ],
  }),
  late: (shop) => ({
    title: 'Your payment arrived after the deadline',
    text: [
      `We received it and it is on record. ${shop} will write to you to deliver your order or return your money.`,
      'Do not pay again.',
    ],
  }),
  unavailable: {
    title: 'We cannot make your code right now',
    text: [
      'PagoEfectivo does not answer. Your order is not lost and nothing was charged. Please try again in a few minutes.',
    ],
    retry: 'Try again',
  },
  notServed: {
    title: 'This order cannot be paid with PagoEfectivo',
    reasons: {
      'manual-capture':
        'The shop approves its charges by hand, and a cash payment cannot be reserved.',
      currency: 'Codes are paid in soles or in US dollars, and this order is in another currency.',
      'amount-too-large': 'The amount is more than can be paid with a code.',
      'amount-too-small': 'The amount is less than can be paid with a code.',
      'no-account': 'The shop has not finished setting up this way to pay.',
      limited: 'The shop cannot give you a code for this purchase right now.',
      'test-without-account': 'This is a test order and the shop has no test account.',
    },
    next: 'Nothing was charged. Go back to the shop and choose another way to pay.',
  },
};
