import { type Answer, type Language, page, refused, silence } from './answer.ts';
import type { Post } from './notifications.ts';

/** The five calls a merchant can make. */
export type Call = 'authorizations' | 'cips' | 'search' | 'delete' | 'patch';

const CALL_FAULTS = [
  'ok',
  'down',
  '500',
  'slow',
  'timeout-before',
  'timeout-after',
  '401',
  '508',
  '111',
  '511',
  'garbage',
] as const;
const POST_FAULTS = ['ok', 'lost', 'doubled', 'late'] as const;

/** What may go wrong with a call. */
export type CallFault = (typeof CALL_FAULTS)[number];

/** The switches' names, as the control API spells them. */
export type FaultName = `pagoefectivo.${Call | 'notifications'}`;

/** A switch's setting; `times` null means until it is set again. */
export type FaultSetting = { readonly fault: string; readonly times: number | null };

const ALLOWED: Readonly<Record<FaultName, readonly string[]>> = {
  'pagoefectivo.authorizations': CALL_FAULTS,
  'pagoefectivo.cips': CALL_FAULTS,
  'pagoefectivo.search': CALL_FAULTS,
  'pagoefectivo.delete': CALL_FAULTS,
  'pagoefectivo.patch': CALL_FAULTS,
  'pagoefectivo.notifications': POST_FAULTS,
};
const OK: FaultSetting = { fault: 'ok', times: null };

/** The switches with which a test or a person makes PagoEfectivo fail. */
export class Faults {
  readonly #set = new Map<string, FaultSetting>();

  /** Sets a switch; false when the name or the fault is not one of the contract's. */
  set(name: string, fault: string, times: number | null = null): boolean {
    const allowed: readonly string[] | undefined = ALLOWED[name as FaultName];
    if (!allowed?.includes(fault)) return false;
    this.#set.set(name, { fault, times });
    return true;
  }

  /** Every switch and how it stands. */
  get(): Record<FaultName, FaultSetting> {
    const settings = Object.keys(ALLOWED).map((name) => [name, this.#set.get(name) ?? OK]);
    return Object.fromEntries(settings) as Record<FaultName, FaultSetting>;
  }

  /** The fault that meets the next call, counted down. */
  meet(call: Call): CallFault {
    return this.#take(`pagoefectivo.${call}`) as CallFault;
  }

  /** How the post treats the next notification, counted down. */
  meetPost(): Post {
    return this.#take('pagoefectivo.notifications') as Post;
  }

  #take(name: FaultName): string {
    const { fault, times } = this.#set.get(name) ?? OK;
    if (times === null) return fault;
    if (times <= 1) this.#set.delete(name);
    else this.#set.set(name, { fault, times: times - 1 });
    return times > 0 ? fault : 'ok';
  }
}

/** How long a `slow` call takes, in real milliseconds. */
const SLOW_MS = 3_000;

/** Runs a call under a fault; null means that the connection is to be cut. */
export async function underFault(
  fault: CallFault,
  language: Language,
  work: () => Promise<Answer>,
): Promise<Answer | null> {
  switch (fault) {
    case 'ok':
      return await work();
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
      return await work();
    case 'down':
      return null;
    case 'timeout-before':
      return silence;
    case 'timeout-after':
      await work();
      return silence;
    case 'garbage':
      return page(200, '<html><body>Servicio en mantenimiento</body></html>');
    case '500':
      return refused(500, 166, language);
    case '401':
      return refused(401, 401, language);
    case '508':
      return refused(400, 508, language);
    case '111':
      return refused(400, 111, language);
    case '511':
      return refused(400, 511, language);
  }
}
