import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Bank } from '../till/bank.ts';
import { limaText } from '../till/lima-time.ts';
import type { HandPayment } from '../till/provider.ts';
import { createPagoEfectivo, type PagoEfectivo } from './index.ts';
import { hashString } from './tokens.ts';

const TEST_HOST = 'pre1a.services.pagoefectivo.pe';
export const LIVE_HOST = 'services.pagoefectivo.pe';
const START = new Date('2026-11-20T15:00:00Z');

export const service = {
  idService: '1042',
  accessKey: 'TIENDALIMAACCESSKEY1',
  secretKey: 'not-a-secret+only/for=tests',
};
export const NOTIFICATION_URL = 'https://app.example/notifications/1';
const accounts = [
  { keys: service, mode: 'test', notificationUrl: NOTIFICATION_URL },
  { keys: { ...service, idService: '77' }, mode: 'live', notificationUrl: NOTIFICATION_URL },
] as const;

export type Sent = { url: string; signature: string; body: string };
export type Reply = { status: number; text: string; json: Answered };
// why: answers are judged with plain JSON here; exact number texts are read from `text`.
export type Answered = { code: number | string; message: string; data: Record<string, unknown> };
type Visit = { host?: string; headers?: Record<string, string>; body?: string; timeoutMs?: number };

/** PagoEfectivo behind a real HTTP server, with a hand on its clock and a merchant that is ours. */
export class House {
  now = START;
  readonly sent: Sent[] = [];
  /** What the merchant's server answers, in turn; 200 when the list is empty. */
  readonly merchantSays: Array<{ status: number } | { failed: string }> = [];
  readonly pagoEfectivo: PagoEfectivo;
  readonly #server: http.Server;

  constructor() {
    let seed = 7;
    this.pagoEfectivo = createPagoEfectivo({
      clock: { now: () => this.now },
      random: () => {
        seed = (seed * 16807) % 2147483647;
        return seed / 2147483647;
      },
      accounts,
      // why: the merchant's server is not PagoEfectivo's; this one takes and remembers.
      deliver: async (url, { headers, body }) => {
        this.sent.push({ url, signature: headers['PE-Signature'] ?? '', body });
        return this.merchantSays.shift() ?? { status: 200 };
      },
      log: () => undefined,
    });
    const bank = new Bank([this.pagoEfectivo]);
    this.#server = http.createServer(async (req, res) => {
      const chunks: Buffer[] = [];
      for await (const chunk of req) chunks.push(chunk as Buffer);
      const body = Buffer.concat(chunks);
      const served =
        (await this.pagoEfectivo.handle(req, res, body)) || bank.handle(req, res, body);
      if (!served) res.writeHead(421).end();
    });
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Moves the clock and does what became due. */
  async pass(ms: number): Promise<void> {
    this.now = new Date(this.now.getTime() + ms);
    await this.pagoEfectivo.tick();
  }

  /** Pays at the bank and lets the news go out. */
  async pay(cip: string, payment: HandPayment = {}): Promise<void> {
    this.pagoEfectivo.pay(cip, payment);
    await this.pagoEfectivo.tick();
  }

  visit(method: string, path: string, visit: Visit = {}): Promise<Reply> {
    const { port } = this.#server.address() as AddressInfo;
    const headers = {
      host: visit.host ?? TEST_HOST,
      'content-type': 'application/json',
      ...visit.headers,
    };
    return new Promise((resolve, reject) => {
      const req = http.request(
        { port, host: '127.0.0.1', method, path, headers, agent: false },
        (res) => {
          const chunks: Buffer[] = [];
          res.on('data', (chunk: Buffer) => chunks.push(chunk));
          res.on('end', () => resolve(reply(res, Buffer.concat(chunks).toString())));
        },
      );
      if (visit.timeoutMs)
        req.setTimeout(visit.timeoutMs, () => req.destroy(new Error('timed out')));
      req.on('error', reject);
      req.end(visit.body);
    });
  }

  async token(): Promise<string> {
    const dateRequest = limaText(this.now);
    const body = JSON.stringify({
      accessKey: service.accessKey,
      idService: Number(service.idService),
      dateRequest,
      hashString: hashString({ ...service, dateRequest }),
    });
    const answer = await this.visit('POST', '/v1/authorizations', { body });
    return String(answer.json.data.token);
  }

  /** Calls with a fresh token and the mandatory Origin. */
  async call(method: string, path: string, body: string, timeoutMs?: number): Promise<Reply> {
    const headers = { authorization: `Bearer ${await this.token()}`, origin: 'web' };
    return this.visit(method, path, { headers, body, ...(timeoutMs ? { timeoutMs } : {}) });
  }

  async issue(changes: Record<string, unknown> = {}, timeoutMs?: number): Promise<string> {
    const answer = await this.call('POST', '/v1/cips', order(changes), timeoutMs);
    return String(answer.json.data.cip);
  }

  async search(...cips: string[]): Promise<Array<Record<string, unknown>>> {
    const body = `{"data":[${cips.map((cip) => `{"cip":${cip}}`).join(',')}]}`;
    const answer = await this.call('POST', '/v1/cips/search', body);
    return answer.json.data as unknown as Array<Record<string, unknown>>;
  }
}

/** A POST /v1/cips body that is right, but for the changes; undefined takes a field away. */
export function order(changes: Record<string, unknown> = {}): string {
  return JSON.stringify({
    currency: 'PEN',
    amount: 125.5,
    transactionCode: 'T-1',
    dateExpiry: '2026-11-22T10:00:00-05:00',
    userEmail: 'ana@shopper.example',
    userPhone: '987654321',
    userCodeCountry: '+51',
    ...changes,
  });
}

function reply(res: http.IncomingMessage, text: string): Reply {
  const isJson = res.headers['content-type']?.startsWith('application/json');
  const json = (isJson ? JSON.parse(text) : { code: 0, message: '', data: {} }) as Answered;
  const location = res.headers.location;
  return { status: res.statusCode ?? 0, text: location ?? text, json };
}
