import { exponentOf } from '#app/kernel/money.ts';
import { dueDay } from '#app/reconciliation/expected/business-days.ts';
import { expectedOf } from '#app/reconciliation/expected/expected-of.ts';
import type { Terms } from '#app/reconciliation/expected/terms.ts';
import { dayText, instantLine, moneyText, movementText } from '../../format.ts';
import type { Reader } from '../../reader.ts';

/** What terms mean for one payment of 100.00, paid at this moment. */
export type Example = {
  readonly gross: string;
  readonly fee: string;
  readonly feeTax: string;
  readonly withheld: string | null;
  readonly net: string;
  readonly paid: string;
  readonly due: string;
};

type About = { readonly currency: string; readonly now: Date; readonly reader: Reader };

export function exampleOf(terms: Terms, { currency, now, reader }: About): Example {
  const gross = 100n * 10n ** BigInt(exponentOf(currency) ?? 2);
  const expected = expectedOf(gross, terms);
  return {
    gross: moneyText(gross, currency),
    fee: movementText(-expected.fee, currency),
    feeTax: movementText(-expected.feeTax, currency),
    withheld: expected.withheld === 0n ? null : movementText(-expected.withheld, currency),
    net: movementText(expected.net, currency),
    paid: instantLine(now, reader),
    due: dayText(dueDay(now, terms), reader),
  };
}
