import type { IncomingMessage, ServerResponse } from 'node:http';
import { err, ok, type Result } from '#app/kernel/result.ts';
import { answerText } from './answers.server.ts';

export type BodyRefused = 'too-large' | 'too-slow' | 'cut-off';

export type BodyLimits = { readonly maxBytes: number; readonly timeoutMs: number };

/** More than any notification, session or webhook that we know needs; slower than any honest sender. */
export const MACHINE_BODY: BodyLimits = { maxBytes: 256 * 1024, timeoutMs: 10_000 };

/** True when the sender itself says that it will send more than `maxBytes`. */
export const declaresMoreThan = (req: IncomingMessage, maxBytes: number): boolean => {
  const declared = req.headers['content-length'];
  return declared !== undefined && BigInt(declared) > BigInt(maxBytes);
};

/** Reads the bytes as they came, and no more than allowed: what is verified is what was sent (law 2). */
export function readBody(
  req: IncomingMessage,
  limits: BodyLimits = MACHINE_BODY,
): Promise<Result<Buffer, BodyRefused>> {
  if (declaresMoreThan(req, limits.maxBytes)) return Promise.resolve(err('too-large'));
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (outcome: Result<Buffer, BodyRefused>) => {
      clearTimeout(timer);
      req.off('data', take).off('end', finish).off('error', lost).off('close', lost);
      // The rest is read and dropped (Node's request time-out bounds it): a sender that is cut off never sees our answer.
      if (!outcome.ok) req.resume();
      resolve(outcome);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limits.maxBytes) settle(err('too-large'));
      else chunks.push(chunk);
    };
    const finish = () =>
      settle(ok(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size)));
    const lost = () => settle(err('cut-off'));
    const timer = setTimeout(() => settle(err('too-slow')), limits.timeoutMs);
    req.on('data', take).on('end', finish).on('error', lost).on('close', lost);
  });
}

/** The answer to a body that was not taken. */
export function refuseBody(res: ServerResponse, why: BodyRefused): void {
  if (why === 'too-large') answerText(res, 413, 'The request is too large.');
  else if (why === 'too-slow') answerText(res, 408, 'The request took too long to arrive.', true);
  else res.destroy();
}
