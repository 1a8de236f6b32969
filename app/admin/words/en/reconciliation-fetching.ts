import type { AdminWords } from '../words.ts';

export const fetching: AdminWords['reconciliation']['fetching'] = {
  title: 'Reports that come by themselves',
  intro:
    'We ask the gateway for the report, each night or when you wish, and put it into your books. The same twice counts nothing twice.',
  on: 'Each night',
  off: 'Off',
  last: 'Last fetched: {{when}}',
  never: 'None was fetched yet.',
  next: 'We ask for it: {{when}}',
  making: 'It is being fetched. We look again: {{when}}',
  notPlanned: 'It is not going to be asked for. You can fetch it now, or upload it.',
  offAsTest:
    'It is a test account: we do not ask at night, since gateways do not always give test reports. You can fetch it now or switch it on.',
  now: 'Fetch now',
  switchOn: 'Fetch it each night',
  switchOff: 'Stop fetching it each night',
  done: {
    wanted: 'Asked for. It appears in the list when the gateway hands it over.',
    on: 'Done: we fetch it each night.',
    off: 'Done: we no longer fetch it at night. Upload the reports yourself.',
  },
  trouble: {
    'no-answer':
      'The gateway did not answer, or its answer makes no sense. Your books did not change; we try again and you need do nothing.',
    'cut-short':
      'The report came incomplete and we did not keep it. Your books did not change; we ask again and you need do nothing.',
    'failed-there':
      'The gateway could not make the report. Your books did not change; we ask again. If it keeps on, make it in the gateway’s panel and upload it here.',
    'not-ready':
      'The gateway takes too long to make the report. Your books did not change; we ask next night. If you need it sooner, download it from its panel and upload it here.',
    'keys-refused':
      'The gateway does not accept this account’s keys for its reports ({{code}}). Your books did not change. Check the keys in Settings and fetch again, or upload the report.',
    refused:
      'The gateway refused to make the report ({{code}}). Your books did not change. Make one in its panel once and fetch again, or upload the report.',
    'no-keys':
      'This account has no keys any more, so its reports cannot be asked for. Download those that lack from the panel and upload them here.',
    'too-large':
      'The report is too large to be fetched whole, and nothing was kept. Download it from the panel in parts and upload them here.',
  },
};
