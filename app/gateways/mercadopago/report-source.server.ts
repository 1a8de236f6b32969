import { err, ok, type Result } from '#app/kernel/result.ts';
import type { Download, Downloads } from '#app/platform/egress.server.ts';
import type { GatewayError } from '../gateway.ts';
import type { ReportSource } from '../report-source.ts';
import { Client, type ClientDeps } from './client.server.ts';
import { LARGEST_REPORT, ORIGIN, REPORTS, TIMEOUTS } from './config.ts';
import { isTokenOf } from './credentials.ts';
import type { NotFound } from './errors.ts';
import { periodBody, reportsIn, taskIn, taskNumberIn } from './report-list.ts';
import { number } from './schemas.ts';

type Deps = ClientDeps & { readonly downloads: Downloads };

const UNCLEAR = err({ kind: 'unavailable' } as const);

/** Its addresses are the API's own: where there is nothing, it is not Mercado Pago that answers. */
const here = (error: GatewayError | NotFound): GatewayError =>
  error.kind === 'not-found' ? { kind: 'misconfigured', code: 'not-found' } : error;

/** The reports "Todas las transacciones" of an account. */
export function reportSource(deps: Deps): ReportSource {
  const client = new Client(deps);
  return {
    async list() {
      const answer = await client.reports();
      if (!answer.ok) return err(here(answer.error));
      const reports = reportsIn(answer.value);
      return reports ? ok(reports) : UNCLEAR;
    },
    async ask(period) {
      const answer = await client.makeReport(periodBody(period));
      if (!answer.ok) return err(here(answer.error));
      const task = taskNumberIn(answer.value);
      return task === null ? UNCLEAR : ok(task);
    },
    async asked(reference) {
      if (!number.safeParse(reference).success) return ok(null);
      const answer = await client.reportTask(reference);
      if (!answer.ok) return answer.error.kind === 'not-found' ? ok(null) : err(answer.error);
      const task = taskIn(answer.value);
      return task ? ok(task) : UNCLEAR;
    },
    download: (name) => downloadReport(deps, name),
  };
}

/** An answer of one piece of JSON, or a page, is no report. Official reference, 2026: "a .CSV or .XLSX file". */
const NO_REPORT = /^(?:text\/html|application\/(?:problem\+)?json)\b/i;

async function downloadReport(
  { downloads, mode, keys }: Deps,
  name: string,
): Promise<Result<AsyncIterable<Uint8Array>, GatewayError>> {
  if (!isTokenOf(mode, keys)) return err({ kind: 'misconfigured', code: 'token-of-other-mode' });
  const answer = await downloads.download({
    url: `${ORIGIN}${REPORTS}/${encodeURIComponent(name)}`,
    headers: { authorization: `Bearer ${keys.accessToken}` },
    timeoutMs: TIMEOUTS.download,
    mostBytes: LARGEST_REPORT,
  });
  if (!answer.ok) return UNCLEAR;
  const { status, headers } = answer.value;
  if (status === 200 && !NO_REPORT.test(headers['content-type'] ?? '')) return begun(answer.value);
  answer.value.end();
  if (status === 401 || status === 403) return err({ kind: 'misconfigured', code: `${status}` });
  if (status === 404) return err({ kind: 'rejected', code: '404', reason: 'not-allowed-now' });
  return UNCLEAR;
}

/** Whether a file begins as a page or as JSON does, whatever it was called. */
const isNoReport = (piece: Uint8Array): boolean =>
  /^\s*[<{[]/.test(Buffer.from(piece.subarray(0, 64)).toString('latin1'));

/** Looks at the first piece before anything is handed on. A break in it is met again by who reads. */
async function begun(download: Download): Promise<Result<AsyncIterable<Uint8Array>, GatewayError>> {
  const pieces = download.bytes[Symbol.asyncIterator]();
  const first = await pieces.next().catch(() => null);
  if (first !== null && !first.done && !isNoReport(first.value)) {
    return ok(joined(first.value, pieces));
  }
  download.end();
  return UNCLEAR;
}

async function* joined(
  first: Uint8Array,
  pieces: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield first;
  yield* { [Symbol.asyncIterator]: () => pieces };
}
