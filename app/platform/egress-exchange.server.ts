import type { Dispatcher } from 'undici';
import { err, ok, type Result } from '#app/kernel/result.ts';

/** One foreign HTTP call. The body, if any, is the exact text to send. */
export type EgressRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whole call, in milliseconds. */
  readonly timeoutMs: number;
};

/** An answer, whatever its status (a redirect too: none is followed); `text` is at most the size limit long. */
export type EgressAnswer = {
  readonly status: number;
  /** Names in lower case; a repeated header is joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
};

/**
 * `not-sent`: the other side cannot have seen it (no connection, refused address). `unanswered`: it may have.
 * `detail` is a code such as `ECONNREFUSED` or `timeout`; it never holds a URL or a body.
 */
export type EgressError = { readonly kind: 'not-sent' | 'unanswered'; readonly detail: string };

export type EgressOutcome = Result<EgressAnswer, EgressError>;

/** The largest answer that is read, in bytes. */
export const ANSWER_LIMIT = 1024 * 1024;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'failed';

/** Names in lower case; a repeated header is joined by a comma. */
export const flatHeaders = (headers: Readonly<Record<string, string | string[] | undefined>>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );

/**
 * What becomes of one request. Undici calls `onRequestStart` when the connection stands, in the same turn in which it
 * writes the first byte: before it, nothing can have been seen by the other side; after it, anything.
 */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #settle: (outcome: EgressOutcome) => void;
  readonly #timer: NodeJS.Timeout;
  #controller: Dispatcher.DispatchController | null = null;
  #over = false;
  #status = 0;
  #headers: Readonly<Record<string, string>> = {};
  #chunks: Buffer[] = [];
  #size = 0;

  constructor(timeoutMs: number, settle: (outcome: EgressOutcome) => void) {
    this.#settle = settle;
    // why: undici's own time-outs each cover a part of the call, and an abort before the connection stands is not heard.
    this.#timer = setTimeout(() => this.fail('timeout'), timeoutMs);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#over) controller.abort(new Error('given up before it was sent'));
    else this.#controller = controller;
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Parameters<typeof flatHeaders>[0],
  ): void {
    this.#status = status;
    this.#headers = flatHeaders(headers);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > ANSWER_LIMIT) this.fail('answer-too-large');
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    const text = Buffer.concat(this.#chunks).toString('utf8');
    this.#finish(ok({ status: this.#status, headers: this.#headers, text }));
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(codeOf(error));
  }

  fail(detail: string): void {
    const controller = this.#controller;
    this.#finish(err({ kind: controller ? 'unanswered' : 'not-sent', detail }));
    controller?.abort(new Error(detail));
  }

  #finish(outcome: EgressOutcome): void {
    if (this.#over) return;
    this.#over = true;
    clearTimeout(this.#timer);
    this.#chunks = [];
    this.#settle(outcome);
  }
}

/** Sends one request and waits for its end, its failure or its time-out; never rejects. */
export function exchange(
  dispatcher: Dispatcher,
  url: URL,
  request: EgressRequest,
): Promise<EgressOutcome> {
  return new Promise((settle) => {
    const call = new Exchange(request.timeoutMs, settle);
    const options = {
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: request.method,
      headers: { 'accept-encoding': 'identity', ...request.headers },
      body: request.body ?? null,
    };
    try {
      dispatcher.dispatch(options, call);
    } catch (error) {
      call.fail(codeOf(error));
    }
  });
}
