import { PassThrough } from 'node:stream';
import {
  type AppLoadContext,
  createReadableStreamFromReadable,
  type DataFunctionArgs,
  type EntryContext,
} from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import type { DocumentHooks } from '#app/platform/document-hooks.ts';

/** How long a page may stream before React gives up on what is still missing. */
export const streamTimeout = 8_000;

type Page = {
  request: Request;
  status: number;
  headers: Headers;
  remix: EntryContext;
  hooks: DocumentHooks;
};

/** Renders a page as a stream; robots get it whole. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const hooks: DocumentHooks = context.house.document;
  headers.set('content-type', 'text/html; charset=utf-8');
  hooks.addHeaders(request, headers);
  return streamed({ request, status, headers, remix, hooks });
}

function streamed({ request, status, headers, remix, hooks }: Page): Promise<Response> {
  const ready = isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady';
  return new Promise((resolve, reject) => {
    let answered = status;
    let shellSent = false;
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={remix} url={request.url} abortDelay={streamTimeout} />,
      {
        [ready]() {
          shellSent = true;
          const body = new PassThrough();
          pipe(body);
          resolve(
            new Response(createReadableStreamFromReadable(body), { headers, status: answered }),
          );
        },
        onShellError: reject,
        onError(error: unknown) {
          answered = 500;
          if (shellSent) hooks.failed(error);
        },
      },
    );
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

/** Loaders and actions that threw. An unknown address, or a request that the browser gave up, is no failure. */
export function handleError(error: unknown, { request, context }: DataFunctionArgs): void {
  const refused = isRouteErrorResponse(error) && error.status < 500;
  if (refused || request.signal.aborted) return;
  const hooks: DocumentHooks = context.house.document;
  hooks.failed(error);
}
