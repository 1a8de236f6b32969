import type { Dispatcher } from 'undici';
import { err, ok, type Result } from '#app/kernel/result.ts';
import { type EgressError, type EgressRequest, flatHeaders } from './egress-exchange.server.ts';

/** A file to be fetched; `timeoutMs` is for the whole of it. */
export type DownloadRequest = Pick<EgressRequest, 'url' | 'headers' | 'timeoutMs'> & {
  readonly mostBytes: number;
};

/** An answer that has begun. Its bytes come as they are taken; where they end before the file does, they throw `CutShort`. */
export type Download = {
  readonly status: number;
  /** Names in lower case; a repeated header is joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Lets go of what was not taken. */
  end(): void;
};

/** The way to foreign files: as `Egress`, but the answer comes as a stream. */
export type Downloads = {
  download(request: DownloadRequest): Promise<Result<Download, EgressError>>;
};

/** Why a file did not come whole. `no-end`: nothing in the answer tells where it ends, so that no cut could be seen. */
export class CutShort extends Error {
  readonly why: 'broken' | 'timeout' | 'too-large' | 'no-end';

  constructor(why: CutShort['why']) {
    super(`a file was cut short: ${why}`);
    this.why = why;
  }
}

/** A length, or chunks: undici holds the sender to either, and an answer without them ends wherever the line breaks. */
const tellsItsEnd = (headers: Readonly<Record<string, string>>): boolean =>
  headers['content-length'] !== undefined ||
  headers['transfer-encoding']?.toLowerCase().endsWith('chunked') === true;

/** Sends a GET and hands over its answer as soon as its head has come; never rejects. */
export async function startDownload(
  dispatcher: Dispatcher,
  url: URL,
  { headers, timeoutMs, mostBytes }: DownloadRequest,
): Promise<Result<Download, EgressError>> {
  const timer = AbortSignal.timeout(timeoutMs);
  try {
    const answer = await dispatcher.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: 'GET',
      headers: { 'accept-encoding': 'identity', ...headers },
      signal: timer,
    });
    const told = flatHeaders(answer.headers);
    const end = () => void answer.body.on('error', () => undefined).destroy();
    const endIsTold = tellsItsEnd(told);
    if (!endIsTold) end();
    const bytes = whole(answer.body, { mostBytes, timer, endIsTold });
    return ok({ status: answer.statusCode, headers: told, bytes, end });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? `${error.code}` : 'failed';
    return err({ kind: 'unanswered', detail: timer.aborted ? 'timeout' : code });
  }
}

type Whole = {
  readonly mostBytes: number;
  readonly timer: AbortSignal;
  readonly endIsTold: boolean;
};

async function* whole(
  body: AsyncIterable<Uint8Array>,
  { mostBytes, timer, endIsTold }: Whole,
): AsyncGenerator<Uint8Array> {
  if (!endIsTold) throw new CutShort('no-end');
  let size = 0;
  try {
    for await (const piece of body) {
      size += piece.length;
      if (size > mostBytes) throw new CutShort('too-large');
      yield piece;
    }
  } catch (error) {
    if (error instanceof CutShort) throw error;
    throw new CutShort(timer.aborted ? 'timeout' : 'broken');
  }
}
