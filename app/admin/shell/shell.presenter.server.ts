import type { Staff } from '#app/merchants/staff.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { readerOf } from '../reader.ts';
import { pageWordsOf } from '../words/words-for.server.ts';
import { polarisWordsOf } from './polaris-words.server.ts';

/** What stands around every screen: the words, Polaris's words, and which app this is to App Bridge. */
export function presentShell({ config }: Pick<Foundation, 'config'>, staff: Staff) {
  const reader = readerOf(staff.locale);
  const registration = config.registrations.find(({ key }) => key === staff.registrationKey);
  return {
    locale: reader.tag,
    words: pageWordsOf(reader),
    polaris: polarisWordsOf(reader),
    apiKey: registration?.clientId ?? '',
    appBridgeUrl: config.appBridgeUrl,
  };
}

export type ShellScreen = ReturnType<typeof presentShell>;
