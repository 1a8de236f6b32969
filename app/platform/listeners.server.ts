import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import { answerText } from './answers.server.ts';
import { assetsOf } from './assets.server.ts';
import type { Door } from './door.ts';
import { failureFields, type ListenerLog, offerToDoors, pathOf } from './door-dispatch.server.ts';
import { answerByRemix, type Pages, UPLOAD_TIMEOUT_MS } from './remix-bridge.server.ts';
import { type RunningServer, running, SERVER_LIMITS } from './running-server.server.ts';
import { proxyTrust, stripProxyHeaders } from './trusted-proxy.server.ts';

export type BrowserListener = {
  readonly doors: readonly Door[];
  readonly remix: Pages;
  /** The folder of the built client files. */
  readonly assetsDir: string;
  readonly log: ListenerLog;
};

/** For people and for machines without a certificate: doors first, then files, then pages. */
export function createBrowserListener({
  doors,
  remix,
  assetsDir,
  log,
}: BrowserListener): RunningServer {
  const enterDoor = offerToDoors(doors, log);
  const serveAsset = assetsOf(assetsDir);
  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const path = pathOf(req);
    if (path === null) return answerText(res, 400, 'This is not an address.', true);
    if (enterDoor(req, res, path) || (await serveAsset(req, res, path))) return;
    await answerByRemix(req, res, remix);
  };
  // Pages hold each body to its own time; doors do by themselves.
  const limits = { ...SERVER_LIMITS, requestTimeout: UPLOAD_TIMEOUT_MS };
  return running(
    http.createServer(limits, (req, res) => {
      answer(req, res).catch((error: unknown) => failed(error, res, log));
    }),
  );
}

/** How Shopify is recognised at the session door: by its certificate here, or by a proxy that checked it. Never both. */
export type SessionTrust =
  | {
      readonly by: 'client-certificate';
      readonly key: string;
      readonly cert: string;
      readonly ca: string;
    }
  | { readonly by: 'trusted-proxy'; readonly secret: string };

export type SessionListener = {
  readonly doors: readonly Door[];
  readonly trust: SessionTrust;
  readonly log: ListenerLog;
};

/** For Shopify's machines alone: whoever shows no proof that it is Shopify does not reach a door. */
export function createSessionListener({ doors, trust, log }: SessionListener): RunningServer {
  const enterDoor = offerToDoors(doors, log);
  const trusted =
    trust.by === 'trusted-proxy'
      ? proxyTrust(trust.secret)
      : (req: IncomingMessage) => 'authorized' in req.socket && req.socket.authorized === true;
  const answer = (req: IncomingMessage, res: ServerResponse): void => {
    const believed = trusted(req);
    stripProxyHeaders(req);
    const path = pathOf(req);
    if (!believed) answerText(res, 403, 'A client certificate of Shopify is needed here.', true);
    else if (path === null) answerText(res, 400, 'This is not an address.', true);
    else if (!enterDoor(req, res, path))
      answerText(res, 404, 'There is nothing at this address.', true);
  };
  return running(sessionServer(trust, answer, log));
}

function sessionServer(
  trust: SessionTrust,
  answer: http.RequestListener,
  log: ListenerLog,
): http.Server {
  if (trust.by === 'trusted-proxy') return http.createServer(SERVER_LIMITS, answer);
  const { key, cert, ca } = trust;
  const proof = {
    key,
    cert,
    ca,
    requestCert: true,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
  } as const;
  const server = https.createServer(
    { ...SERVER_LIMITS, ...proof, handshakeTimeout: 10_000 },
    answer,
  );
  server.on('tlsClientError', (error: NodeJS.ErrnoException) => {
    log.warn(
      { code: error.code ?? error.name },
      'a client without Shopify’s certificate was turned away',
    );
  });
  return server;
}

function failed(error: unknown, res: ServerResponse, log: ListenerLog): void {
  const gone =
    error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
  if (!gone) log.error(failureFields(error), 'a page failed');
  answerText(res, 500, 'Something failed on our side. Please try again later.', true);
}
