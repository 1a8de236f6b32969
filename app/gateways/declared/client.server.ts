import type { Clock } from '#app/kernel/clock.ts';
import { err, type Result } from '#app/kernel/result.ts';
import type { Egress } from '#app/platform/egress.server.ts';
import type { GatewayError, GatewayMode } from '../gateway.ts';
import { TIMEOUTS } from './config.ts';
import { type Absent, type Judgement, judge, judgeSilence, type Purpose } from './errors.ts';
import type { Values } from './fill.ts';
import type { Manifest } from './manifest.ts';
import type { CallName } from './manifest-calls.ts';
import { hostFor, writeRequest } from './request.ts';

/** Whether the operator lets this server call a host. */
export type MayCall = (host: string) => boolean;

export type ClientDeps = {
  readonly egress: Egress;
  readonly clock: Clock;
  readonly manifest: Manifest;
  readonly mode: GatewayMode;
  readonly keys: Readonly<Record<string, string>>;
  readonly mayCall: MayCall;
};

export type Call = {
  readonly name: CallName;
  readonly purpose: Purpose;
  readonly values: Values;
  readonly once?: string;
};

/** What a manifest leaves out, the gateway cannot do. */
export const CANNOT = err({
  kind: 'rejected',
  code: 'no-such-call',
  reason: 'not-allowed-now',
} as const);

/** The one way out: writes the request from its template, sends it to an approved host, judges what came back. */
export class Client {
  readonly #deps: ClientDeps;

  constructor(deps: ClientDeps) {
    this.#deps = deps;
  }

  async call({ name, purpose, values, once }: Call): Promise<Judgement> {
    const { manifest, mode, keys, clock, egress, mayCall } = this.#deps;
    const call = manifest.calls[name];
    if (!call) return CANNOT;
    if (!mayCall(hostFor(manifest, mode))) {
      return err({ kind: 'misconfigured', code: 'host-not-approved' });
    }
    const intent = { manifest, mode, keys, call, values, now: clock.now() };
    const request = writeRequest({ ...intent, ...(once !== undefined && { once }) });
    if (!request.ok) return request;
    const answer = await egress.send({ ...request.value, timeoutMs: TIMEOUTS[purpose] });
    return answer.ok
      ? judge(manifest, answer.value, purpose)
      : err(judgeSilence(answer.error, purpose));
  }
}

/** Where "there is none" is no answer: what changes or makes something was refused. */
export const present = <Value>(
  answer: Result<Value, GatewayError | Absent>,
): Result<Value, GatewayError> => {
  if (answer.ok || answer.error.kind !== 'absent') return answer as Result<Value, GatewayError>;
  return err({ kind: 'rejected', code: 'absent', reason: 'not-allowed-now' });
};
