import type { Clock } from '#app/kernel/clock.ts';
import { err, ok, type Result } from '#app/kernel/result.ts';
import type { GatewayError } from '../gateway.ts';
import { TOKEN_MARGIN_MS } from './config.ts';
import { instantOf } from './dates.ts';
import { tokenData } from './schemas.ts';

/** A bearer token and how long PagoEfectivo says it lives, by its own two dates. */
export type Token = { readonly text: string; readonly livesMs: number };

/**
 * Reads the `data` of POST /v1/authorizations. The life is the distance of its dates, so that a clock that
 * disagrees with ours does no harm; without dates the token serves once and is not kept.
 */
export function tokenFrom(data: unknown): Result<Token, GatewayError> {
  const read = tokenData.safeParse(data);
  if (!read.success) return err({ kind: 'unavailable' });
  const start = instantOf(read.data.tokenStart);
  const end = instantOf(read.data.tokenExpires);
  const livesMs = start && end ? end.getTime() - start.getTime() : 0;
  return ok({ text: read.data.token, livesMs });
}

type Authorize = () => Promise<Result<Token, GatewayError>>;

/** Keeps one account's token: asked for once however many wait, renewed before its end. */
export class TokenKeeper {
  #kept: { readonly text: string; readonly until: number } | null = null;
  #asking: Promise<Result<string, GatewayError>> | null = null;

  /** The token to use now. A failure is handed to all who waited for it and is not kept. */
  get(clock: Clock, authorize: Authorize): Promise<Result<string, GatewayError>> {
    if (this.#kept && clock.now().getTime() < this.#kept.until) {
      return Promise.resolve(ok(this.#kept.text));
    }
    return this.renew(clock, authorize);
  }

  /** A new token, whatever is kept. */
  renew(clock: Clock, authorize: Authorize): Promise<Result<string, GatewayError>> {
    this.#asking ??= this.#ask(clock, authorize).finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  /** Drops this token, which was not taken; one that has replaced it since stays. */
  drop(text: string): void {
    if (this.#kept?.text === text) this.#kept = null;
  }

  async #ask(clock: Clock, authorize: Authorize): Promise<Result<string, GatewayError>> {
    const asked = clock.now().getTime();
    const answer = await authorize();
    if (!answer.ok) return answer;
    const { text, livesMs } = answer.value;
    this.#kept = { text, until: asked + livesMs - TOKEN_MARGIN_MS };
    return ok(text);
  }
}
