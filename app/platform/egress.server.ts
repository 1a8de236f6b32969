import { isIP } from 'node:net';
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { err, ok, type Result } from '#app/kernel/result.ts';
import {
  type AddressRule,
  guardedLookup,
  isPublicAddress,
  REFUSED_ADDRESS,
} from './egress-addresses.server.ts';
import { type Downloads, startDownload } from './egress-download.server.ts';
import {
  type EgressError,
  type EgressOutcome,
  type EgressRequest,
  exchange,
} from './egress-exchange.server.ts';

export { CutShort, type Download, type Downloads } from './egress-download.server.ts';
export type { EgressAnswer, EgressError, EgressRequest } from './egress-exchange.server.ts';

/** The one client for every foreign call: time-outs, a size limit, no private addresses, the environment's proxy. */
export type Egress = { send(request: EgressRequest): Promise<EgressOutcome> };

/** The environment's proxy settings as config read them: `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`. */
export type EgressProxy = {
  readonly httpsProxy?: string;
  readonly httpProxy?: string;
  readonly noProxy?: string;
};

export type EgressOptions = {
  /** Through it, names are resolved by the proxy and its rules decide on addresses; ours still hold for `noProxy`. */
  readonly proxy?: EgressProxy;
  /** Addresses let through although they are not public. For tests against a local server. */
  readonly allowAddress?: AddressRule;
  /** Authorities (PEM) trusted in place of the system's. For tests; a deployment uses `NODE_EXTRA_CA_CERTS`. */
  readonly ca?: string;
};

/** Sockets to one host at a time; more calls wait their turn within their own time-out. */
const CONNECTIONS_PER_HOST = 64;

function dispatcherFor(options: EgressOptions, allow: AddressRule): Dispatcher {
  const tls = options.ca === undefined ? {} : { ca: options.ca };
  const shared = {
    connections: CONNECTIONS_PER_HOST,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { ...tls, lookup: guardedLookup(allow) },
  };
  const { httpsProxy = '', httpProxy = '', noProxy = '' } = options.proxy ?? {};
  if (httpsProxy === '' && httpProxy === '') return new Agent(shared);
  return new EnvHttpProxyAgent({ ...shared, httpsProxy, httpProxy, noProxy, requestTls: tls });
}

/** Where a call goes, or what forbids it before anything is looked up. An address in the URL itself never meets a DNS look-up. */
function target(text: string, allow: AddressRule): Result<URL, EgressError> {
  const refused = (detail: string) => err({ kind: 'not-sent', detail } as const);
  const url = URL.parse(text);
  if (!url) return refused('not-a-url');
  if (url.protocol !== 'https:') return refused('not-https');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) !== 0 && !allow(host) ? refused(REFUSED_ADDRESS) : ok(url);
}

/** Opens the client; `close` lets running calls end and frees the sockets. */
export function createEgress(
  options: EgressOptions = {},
): Egress & Downloads & { close(): Promise<void> } {
  const allow: AddressRule = (address) =>
    isPublicAddress(address) || options.allowAddress?.(address) === true;
  const dispatcher = dispatcherFor(options, allow);
  return {
    async send(request) {
      const url = target(request.url, allow);
      return url.ok ? exchange(dispatcher, url.value, request) : url;
    },
    async download(request) {
      const url = target(request.url, allow);
      return url.ok ? startDownload(dispatcher, url.value, request) : url;
    },
    close: () => dispatcher.close(),
  };
}
