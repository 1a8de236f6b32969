import type { AdminWords } from '../words.ts';

export const comparison: AdminWords['reconciliation']['comparison'] = {
  title: 'Daily comparison',
  intro:
    'Every night we ask the gateway and Shopify about the codes of the last days, and compare them with what stands here. The day is the one in Lima on which the payment was started.',
  one: 'day',
  many: 'days',
  ask: {
    day: 'Compare a day now',
    send: 'Compare',
    wrong: 'Choose a day that has begun in Peru.',
    help: 'Without waiting for the night: we ask about each code of that day.',
    waiting:
      'Comparing: {{days}}. You can leave this page. A day without codes is not in the list.',
  },
  done: { asked: 'It is being compared.' },
  columns: {
    day: 'Day',
    account: 'Account',
    codes: 'Codes',
    gateway: 'Paid, says the gateway',
    app: 'Paid here',
    shopify: 'Paid in Shopify',
    standing: 'Result',
  },
  standings: {
    agrees: 'Agrees',
    differs: 'Differs',
    unclear: 'No clear answer',
    explained: 'Explained',
    'in-part': 'Compared in part',
    'not-compared': 'Not compared',
  },
  troubles: {
    'gateway-unavailable': 'The gateway did not answer. We will ask again.',
    'gateway-misconfigured':
      'The gateway did not take the credentials. Check them in Settings; we will ask again.',
    'shopify-unavailable': 'Shopify did not answer. We will ask again.',
  },
  notes: {
    corrected: '{{count}} corrected here by the gateway’s word',
    underWay: '{{count}} still under way with Shopify',
    explained: '{{count}} explained by another exception or by your decision',
    unclear: '{{count}} without a clear answer',
  },
  compared: 'Compared: {{time}}',
  notAsked: 'Cannot be asked',
  empty: {
    title: 'No day has been compared yet',
    body: 'The first comparison is made in the night after your first code.',
  },
};
