import http from 'node:http';
import https from 'node:https';

/** One request, ready to be sent. */
export type LoadRequest = {
  readonly method?: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string;
};

/** The authority of the server and, where one is shown, a client certificate with its key, as PEM. */
export type ClientTls = {
  readonly ca: string;
  readonly key?: string;
  readonly cert?: string;
  /** The name in the server's certificate, where the target is an address. */
  readonly servername?: string;
};

export type LoadOptions = {
  /** Base URLs; the sockets are shared out among them in turn. */
  readonly targets: readonly string[];
  readonly sockets: number;
  /** All requests are built before the first is sent, so that signing them costs the figure nothing. */
  readonly requests: Iterable<LoadRequest>;
  readonly tls?: ClientTls;
};

/** What was measured; times in milliseconds, from writing a request to the end of its answer. */
export type LoadReport = {
  readonly requests: number;
  /** HTTP status, or the error's code, to how often. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly rps: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
};

/** Sends all requests over keep-alive sockets, each socket one at a time, and reports. */
export async function load(options: LoadOptions): Promise<LoadReport> {
  const requests = [...options.requests];
  const senders = options.targets.map((target) => openSender(target, options));
  const latencies = new Float64Array(requests.length);
  const outcomes: Record<string, number> = {};
  let next = 0;
  const lane = async (send: Sender): Promise<void> => {
    for (let at = next++; at < requests.length; at = next++) {
      const request = requests[at];
      if (!request) return;
      const sent = performance.now();
      const outcome = await send.send(request);
      latencies[at] = performance.now() - sent;
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
  };
  const started = performance.now();
  const lanes = Array.from({ length: options.sockets }, (_, at) => senders[at % senders.length]);
  await Promise.all(lanes.map((send) => (send ? lane(send) : undefined)));
  const seconds = (performance.now() - started) / 1000;
  for (const sender of senders) sender.close();
  return {
    ...spread(latencies),
    requests: requests.length,
    outcomes,
    seconds,
    rps: requests.length / seconds,
  };
}

/** Answers with the HTTP status, or with the error's code. */
export type Sender = { send(request: LoadRequest): Promise<string>; close(): void };

export function openSender(
  target: string,
  { sockets, tls }: Pick<LoadOptions, 'sockets' | 'tls'>,
): Sender {
  const { protocol, hostname, port } = new URL(target);
  const secure = protocol === 'https:';
  const pool = { keepAlive: true, maxSockets: sockets, scheduling: 'fifo' as const };
  const agent = secure ? new https.Agent({ ...pool, ...tls }) : new http.Agent(pool);
  const start = secure ? https.request : http.request;
  const send = ({ method = 'POST', path, headers, body }: LoadRequest): Promise<string> =>
    new Promise((resolve) => {
      const length = Buffer.byteLength(body);
      const all = { ...headers, 'content-length': String(length) };
      const req = start({ agent, host: hostname, port, method, path, headers: all }, (res) => {
        res.on('end', () => resolve(String(res.statusCode)));
        res.on('error', (error) => resolve(codeOf(error)));
        res.resume();
      });
      req.on('error', (error) => resolve(codeOf(error)));
      req.end(body);
    });
  return { send, close: () => agent.destroy() };
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

function spread(latencies: Float64Array): Pick<LoadReport, 'p50Ms' | 'p99Ms' | 'maxMs'> {
  const sorted = latencies.toSorted();
  const at = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1) };
}
