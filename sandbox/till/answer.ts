import type { ServerResponse } from 'node:http';
import { type Json, writeJson } from './json.ts';

/** What a client gets to hear: an answer, or nothing at all until it gives up. */
export type Answer =
  | {
      readonly kind: 'said';
      readonly status: number;
      readonly type: string;
      readonly text: string;
      readonly headers?: Readonly<Record<string, string>>;
      /** The line breaks half-way through it. */
      readonly cutShort?: true;
    }
  | { readonly kind: 'silence' };

/** Never answers: the client meets its own time-out. */
export const silence: Answer = { kind: 'silence' };

/** A JSON answer; numbers are written exactly as given. */
export function jsonAnswer(status: number, value: Json): Answer {
  return { kind: 'said', status, type: 'application/json; charset=utf-8', text: writeJson(value) };
}

/** A page for a person. */
export function page(status: number, text: string): Answer {
  return { kind: 'said', status, type: 'text/html; charset=utf-8', text };
}

/** Writes an answer; silence leaves the connection open until the client leaves. */
export function give(answer: Answer, res: ServerResponse): void {
  if (answer.kind === 'silence' || res.destroyed) return;
  const { status, type, text, headers, cutShort } = answer;
  const head = { 'content-type': type, 'cache-control': 'no-store', ...headers };
  if (!cutShort) return void res.writeHead(status, head).end(text);
  res.writeHead(status, { ...head, 'content-length': Buffer.byteLength(text) });
  res.write(text.slice(0, Math.floor(text.length / 2)), () => res.destroy());
}
