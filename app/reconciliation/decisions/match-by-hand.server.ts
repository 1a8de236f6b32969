import { writeDecision } from '#app/exceptions/choices.ts';
import { LONGEST_REASON } from '#app/exceptions/close.server.ts';
import type { Actor } from '#app/kernel/actor.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { judgeLines } from '../matching/judge.server.ts';
import { gatherAgain } from '../matching/unit.store.server.ts';
import { inSession, type Session, tryLockLines } from '../session.store.server.ts';
import {
  findLine,
  findOthers,
  findReceipts,
  type HandLine,
  isLeft,
  keepShares,
  placeByHand,
  type Share,
  takeFromHand,
} from './by-hand.store.server.ts';
import { isLineSealed } from './closed-month.store.server.ts';
import {
  ageAgain,
  closeEmptied,
  noteReason,
  openedAt,
  recordDecision,
} from './hand-journal.store.server.ts';

export type HandDeps = Pick<Foundation, 'clock' | 'database' | 'ids'>;

/** Who does something about which line. */
export type AboutLine = {
  readonly shopId: ShopId;
  readonly lineId: string;
  readonly actor: Actor;
};

/**
 * To one receipt, whatever its amount, alone or with all other lines of its exception; or shared among several, to the last
 * céntimo.
 */
export type MatchByHand = AboutLine & {
  readonly to:
    | { readonly receiptId: string; readonly withOthers?: boolean }
    | { readonly shares: readonly Share[] };
  readonly reason: string;
};

export type HandError = {
  readonly kind:
    | 'not-found'
    | 'reason-missing'
    /** It is matched, decided, or moves nothing. */
    | 'not-allowed-now'
    | 'no-such-receipt'
    /** The shares do not add up to the line, or are of another currency. */
    | 'shares-differ'
    /** It stands in a month that is closed. */
    | 'month-closed'
    /** A report is being put into the books: nobody waits for it with a connection in hand. */
    | 'lines-busy';
};

/** `left`: what stays in its exception, which tells of that alone from now on. */
type Placed = {
  readonly lines: readonly string[];
  readonly codes: readonly string[];
  readonly left: readonly string[];
};

/** Matches a line in an exception by a person's word. Its exception closes when no line is left in it. */
export async function matchByHand(
  deps: HandDeps,
  command: MatchByHand,
): Promise<Result<null, HandError>> {
  const reason = command.reason.trim().slice(0, LONGEST_REASON);
  if (reason === '') return err({ kind: 'reason-missing' });
  return inSession(deps, command.shopId, async (session) => {
    if (!(await tryLockLines(session))) return err({ kind: 'lines-busy' });
    const line = await findLine(session, command.lineId);
    if (!line) return err({ kind: 'not-found' });
    if (line.standing !== 'exception') return err({ kind: 'not-allowed-now' });
    const placed = await place(session, line, command.to);
    if (!placed.ok) return placed;
    const { codes, lines, left } = placed.value;
    const { exceptionId } = line;
    const opened = exceptionId && (await openedAt(session, exceptionId));
    await judgeAgain(deps, session, { codes, lines: left });
    await leaveException(deps, session, { ...command, exceptionId, opened, lines, reason });
    return ok(null);
  });
}

/** Puts the line where it is said to belong; answers what was placed, and the codes that are to be judged again. */
async function place(
  session: Session,
  line: HandLine,
  to: MatchByHand['to'],
): Promise<Result<Placed, HandError>> {
  const shares = 'shares' in to ? to.shares : [];
  const wanted = 'shares' in to ? shares.map(({ receiptId }) => receiptId) : [to.receiptId];
  const receipts = await findReceipts(session, wanted);
  if (receipts.length !== new Set(wanted).size || receipts.length !== wanted.length)
    return err({ kind: 'no-such-receipt' });
  if ('shares' in to && !addUp(line, shares, receipts)) return err({ kind: 'shares-differ' });
  const [only] = receipts;
  const single = 'receiptId' in to ? (only ?? null) : null;
  const others = await findOthers(session, line);
  const [together, apart] = 'receiptId' in to && to.withOthers ? [others, []] : [[], others];
  const lines = [line.id, ...together.map(({ id }) => id)];
  await placeByHand(session, lines, {
    receiptId: single?.id ?? null,
    refundId: null,
    voucherId: single?.voucherId ?? null,
  });
  if (single === null) await keepShares(session, line.id, shares);
  const own = [line.voucherId, ...together.map((other) => other.voucher_id)];
  const codes = [...own.filter((code) => code !== null), ...receipts.map((one) => one.voucherId)];
  return ok({ lines, codes, left: apart.map(({ id }) => id) });
}

const addUp = (
  line: HandLine,
  shares: readonly Share[],
  receipts: readonly { readonly currency: string }[],
): boolean =>
  receipts.every(({ currency }) => currency === line.toldCurrency) &&
  shares.every(({ minor }) => minor > 0n) &&
  shares.reduce((sum, { minor }) => sum + minor, 0n) === line.toldMinor;

type Again = { readonly codes: readonly string[]; readonly lines: readonly string[] };

async function judgeAgain(
  deps: HandDeps,
  session: Session,
  { codes, lines }: Again,
): Promise<void> {
  await gatherAgain(session, { vouchers: codes, lines });
  await judgeLines(session, { run: { id: deps.ids.next(), at: deps.clock.now() }, fileId: null });
}

type Leaving = Omit<AboutLine, 'lineId'> & {
  readonly exceptionId: string | null;
  readonly opened: string | null;
  readonly lines: readonly string[];
  readonly reason: string;
};

/** The reason stays with the exception: as why it is closed, or as a note while other lines are in it. */
async function leaveException(deps: HandDeps, session: Session, leaving: Leaving): Promise<void> {
  const { exceptionId, opened, lines, actor, reason } = leaving;
  const at = deps.clock.now();
  const deed = { id: deps.ids.next(), at, actor, kind: 'line.matched-by-hand', exceptionId };
  await recordDecision(session, { ...deed, data: { lines, opened } });
  if (exceptionId === null) return;
  const words = { exceptionId, at, actor };
  if (await isLeft(session, exceptionId))
    await noteReason(session, { ...words, id: deps.ids.next(), reason });
  else await closeEmptied(session, { ...words, reason: writeDecision('found-owner', reason) });
}

/** Takes back a match by hand: the line is judged by its own identifiers again. */
export async function undoMatch(
  deps: HandDeps,
  about: AboutLine,
): Promise<Result<null, HandError>> {
  return inSession(deps, about.shopId, async (session) => {
    if (!(await tryLockLines(session))) return err({ kind: 'lines-busy' });
    const line = await findLine(session, about.lineId);
    if (!line) return err({ kind: 'not-found' });
    if (line.rule !== 'by-hand') return err({ kind: 'not-allowed-now' });
    if (await isLineSealed(session, line.id)) return err({ kind: 'month-closed' });
    const codes = await takeFromHand(session, line);
    await judgeAgain(deps, session, { codes, lines: [line.id] });
    await recordDecision(session, {
      id: deps.ids.next(),
      at: deps.clock.now(),
      actor: about.actor,
      kind: 'line.match-undone',
      exceptionId: await ageAgain(session, line.id),
      data: { line: line.id },
    });
    return ok(null);
  });
}
