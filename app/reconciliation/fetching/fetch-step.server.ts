import type { ReportSource } from '#app/gateways/report-source.ts';
import type { Actor } from '#app/kernel/actor.ts';
import type { AccountId, ShopId } from '#app/kernel/ids.ts';
import { CutShort } from '#app/platform/egress.server.ts';
import { makeDue } from '../files/due-files.store.server.ts';
import {
  type IncomingReport,
  type ReceiveDeps,
  receiveReport,
} from '../files/receive-report.server.ts';
import { findFetched, keepFetched } from './fetched-reports.store.server.ts';
import { nextStep, type Round } from './next-step.ts';
import { type Troubled, troubleOf } from './trouble.ts';

export type OfAccount = { readonly shopId: ShopId; readonly accountId: AccountId };

/** Whose report is fetched, by whom, and who reads it: the worker (`gateway`) or the command that fetches it. */
export type Fetching = OfAccount & {
  readonly actor: Actor;
  readonly cameBy: Extract<IncomingReport['cameBy'], 'gateway' | 'command'>;
};

/** A report that came; `known`: it had come before by the same name, and nothing was fetched. */
export type Fetched = {
  readonly is: 'fetched';
  readonly name: string;
  readonly fileId: string;
  readonly known: boolean;
};

/** What one step came to. `waiting`: it is being made; `reference` is by what it is asked about. */
export type StepOutcome =
  | Fetched
  | { readonly is: 'waiting'; readonly reference: string | null }
  | Troubled;

/**
 * One step towards a report: the gateway is asked what it holds, and from that follows the next (`next-step.ts`). It keeps
 * nothing between two steps but the round, so any process may do the next one.
 */
export async function fetchStep(
  deps: ReceiveDeps,
  source: ReportSource,
  { round, ...fetching }: Fetching & { readonly round: Round },
): Promise<StepOutcome> {
  const held = await source.list();
  if (!held.ok) return troubleOf(held.error);
  const step = nextStep(round, held.value);
  switch (step.do) {
    case 'wait':
      return { is: 'waiting', reference: null };
    case 'ask': {
      const asked = await source.ask(round.period);
      return asked.ok ? { is: 'waiting', reference: asked.value } : troubleOf(asked.error);
    }
    case 'look':
      return lookAfter(deps, source, { ...fetching, reference: step.reference });
    case 'download':
      return take(deps, source, { ...fetching, name: step.name });
  }
}

/** What became of our own asking. A number that the gateway does not know any more was asked for in vain. */
async function lookAfter(
  deps: ReceiveDeps,
  source: ReportSource,
  { reference, ...fetching }: Fetching & { readonly reference: string },
): Promise<StepOutcome> {
  const asked = await source.asked(reference);
  if (!asked.ok) return troubleOf(asked.error);
  const { state, name } = asked.value ?? { state: 'failed', name: null };
  if (state === 'failed') return { is: 'troubled', trouble: 'failed-there' };
  if (state === 'ready' && name !== null) return take(deps, source, { ...fetching, name });
  return { is: 'waiting', reference };
}

type Taking = Fetching & { readonly name: string };

/** Takes a report in while it comes, unless it is known by its name; it is acknowledged when it is kept, and not before. */
async function take(
  deps: ReceiveDeps,
  source: ReportSource,
  { name, ...fetching }: Taking,
): Promise<StepOutcome> {
  const { shopId } = fetching;
  const known = await deps.database.inShop(shopId, (tx) => findFetched(tx, { ...fetching, name }));
  if (known && fetching.cameBy === 'gateway') await haveRead(deps, shopId, known.fileId);
  if (known) return { is: 'fetched', name, fileId: known.fileId, known: true };
  const bytes = await source.download(name);
  if (!bytes.ok) return troubleOf(bytes.error);
  const fileId = await receive(deps, { ...fetching, name, bytes: bytes.value });
  if (typeof fileId !== 'string') return fileId;
  await deps.database.inShop(shopId, (tx) =>
    keepFetched(deps, tx, { ...fetching, name, fileId, at: deps.clock.now() }),
  );
  return { is: 'fetched', name, fileId, known: false };
}

/** A command may have died between keeping a file and reading it. */
const haveRead = (deps: ReceiveDeps, shopId: ShopId, fileId: string): Promise<boolean> =>
  deps.database.inShop(shopId, (tx) => makeDue(tx, { shopId, fileId }, deps.clock.now()));

async function receive(deps: ReceiveDeps, incoming: IncomingReport): Promise<string | Troubled> {
  try {
    const received = await receiveReport(deps, incoming);
    if (received.ok) return received.value.fileId;
    const trouble = received.error.why === 'too-large' ? 'too-large' : 'cut-short';
    return { is: 'troubled', trouble };
  } catch (broken) {
    if (!(broken instanceof CutShort)) throw broken;
    const trouble = broken.why === 'too-large' ? 'too-large' : 'cut-short';
    return { is: 'troubled', trouble };
  }
}
