import { MONEY } from './law-01-money.ts';
import { VERIFY } from './law-02-verify.ts';
import { HINT } from './law-03-hint.ts';
import { UNKNOWN } from './law-04-unknown.ts';
import { ACKNOWLEDGE } from './law-05-acknowledge.ts';
import { DUE_WORK } from './law-06-due-work.ts';
import { SAME_AGAIN } from './law-07-same-again.ts';
import { WALLS } from './law-08-walls.ts';
import { SEALED } from './law-09-sealed.ts';
import { CLOCK } from './law-10-clock.ts';
import { DECISIONS } from './law-11-decisions.ts';
import { MONTHS_CLOSED } from './law-11-months.ts';
import { RESIDUAL } from './law-11-residual.ts';
import { ERRORS_AND_ACTORS } from './law-12-errors-and-actors.ts';
import { TEST_MODE } from './law-13-test-mode.ts';
import type { Mutant } from './mutant.ts';

/** Every law, broken on purpose: `npm run laws` wants a test to turn red for each. */
export const MUTANTS: readonly Mutant[] = [
  ...MONEY,
  ...VERIFY,
  ...HINT,
  ...UNKNOWN,
  ...ACKNOWLEDGE,
  ...DUE_WORK,
  ...SAME_AGAIN,
  ...WALLS,
  ...SEALED,
  ...CLOCK,
  ...RESIDUAL,
  ...DECISIONS,
  ...MONTHS_CLOSED,
  ...ERRORS_AND_ACTORS,
  ...TEST_MODE,
];
