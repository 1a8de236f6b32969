import type { Evidence, Law } from './books.ts';
import { decidedByPeople } from './laws/decided-by-people.ts';
import { expectedWithItsReceipt } from './laws/expected-with-its-receipt.ts';
import { keptOnce } from './laws/kept-once.ts';
import { moneyInSight } from './laws/money-in-sight.ts';
import { noSecondCode } from './laws/no-second-code.ts';
import { nothingLeftOpen } from './laws/nothing-left-open.ts';
import { residualZero } from './laws/residual-zero.ts';
import { resolvedOnce } from './laws/resolved-once.ts';
import { statesAgree } from './laws/states-agree.ts';
import { wallsBetweenShops } from './laws/walls-between-shops.ts';

const LAWS: Readonly<Record<string, Law>> = {
  'acknowledged is kept once': keptOnce,
  'paid once, with money that is there': resolvedOnce,
  'all money is in sight': moneyInSight,
  'what came in is expected': expectedWithItsReceipt,
  'what is odd waits for a person': decidedByPeople,
  'nothing crosses shops': wallsBetweenShops,
  'residual zero': residualZero,
  'states agree': statesAgree,
  'what is paid cannot be paid again': noSecondCode,
  'nothing is left open': nothingLeftOpen,
};

/** Compares the outside world's books with our tables once all is quiet; an empty answer is agreement. */
export const disagreements = (evidence: Evidence): string[] =>
  Object.entries(LAWS).flatMap(([name, law]) =>
    law(evidence).map((difference) => `${name}: ${difference}`),
  );
