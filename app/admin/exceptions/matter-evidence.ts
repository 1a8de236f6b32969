import { movementText } from '../format.ts';
import { type Evidence, evidenceOf, type Label, type StoredFacts } from '../payment/evidence.ts';
import type { Reader } from '../reader.ts';
import type { Translate } from '../words/words.ts';
import type { PayoutSubject } from './subject.store.server.ts';

type Matter = {
  readonly kind: string;
  readonly subject: string;
  readonly facts: StoredFacts;
  readonly payout: PayoutSubject | null;
};
type Telling = { readonly reader: Reader; readonly say: Translate };
type Names = Readonly<Partial<Record<'amount' | 'expected', Label>>>;

const REPORTED: Names = { amount: 'inReport', expected: 'proven' };
const SHOPIFY: Names = { amount: 'inShopify', expected: 'here' };

/** What the two amounts of a kind are; of any other, what was received and what was owed. */
const NAMES: Readonly<Record<string, Names>> = {
  MISSING_IN_REPORT: { expected: 'toBring' },
  UNKNOWN_PAYMENT: REPORTED,
  AMOUNT_MISMATCH: REPORTED,
  CURRENCY_MISMATCH: REPORTED,
  FEE_MISMATCH: { amount: 'charged', expected: 'byRateCard' },
  DUPLICATE_LINE: REPORTED,
  REFUND_MISMATCH: REPORTED,
  CHARGEBACK: REPORTED,
  FROZEN_FUNDS: REPORTED,
  PAID_IN_SHOPIFY_ONLY: SHOPIFY,
  UNKNOWN_ROW: REPORTED,
};

/** The evidence of an exception, each amount called what it is. */
export function matterEvidence(matter: Matter, { reader, say }: Telling): readonly Evidence[] {
  const { payout, facts } = matter;
  const said = facts.lines === '0' ? ['lines'] : [];
  if (payout === null)
    return evidenceOf(facts, say, { said, names: namesOf(matter), days: reader });
  const rest = evidenceOf(facts, say, { said: ['amount', 'expected', ...said] });
  return [...evidenceOfPayout(payout, say), ...rest];
}

function namesOf({ kind, subject, facts }: Matter): Names {
  if (!subject.startsWith('compared:')) return NAMES[kind] ?? {};
  return facts.why === 'gateway-says-another-amount' ? {} : SHOPIFY;
}

function evidenceOfPayout(
  { currency, sent_minor: sent, bank_minor: bank }: PayoutSubject,
  say: Translate,
): readonly Evidence[] {
  const row = (label: 'sent' | 'bank' | 'difference', minor: bigint | null): readonly Evidence[] =>
    minor === null
      ? []
      : [
          {
            label: say(`reconciliation.payouts.page.${label}`),
            text: movementText(minor, currency),
          },
        ];
  const difference = sent === null || bank === null ? null : bank - sent;
  return [...row('sent', sent), ...row('bank', bank), ...row('difference', difference)];
}
