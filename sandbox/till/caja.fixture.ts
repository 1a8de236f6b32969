import http from 'node:http';
import { jsonAnswer } from './answer.ts';
import type { Code } from './codes.ts';
import type { Dialect, Shown, Till } from './dialect.ts';
import { openTill, type Provider } from './index.ts';
import { asObject, Numeral, readJson } from './json.ts';

const WORDS: Readonly<Record<Shown, string>> = {
  awaiting: 'open',
  paid: 'paid',
  lapsed: 'lapsed',
  voided: 'void',
  refunded: 'refunded',
  reversed: 'reversed',
  'charged-back': 'disputed',
  strange: 'zzz',
};

export const HOUR = 3_600_000;
export const FEES = { basisPoints: 289n, fixedMinor: 49n, taxBasisPoints: 1_800n };

/** The smallest gateway there could be, invented: two calls, news in plain text, three attempts. */
export const caja: Dialect<'shopKey'> = {
  name: 'caja',
  title: 'Caja',
  hosts: { 'api.caja.example': null },
  keys: ['shopKey'],
  accountKey: 'shopKey',
  testKeys: (nth) => ({ shopKey: `tienda-${nth}` }),
  calls: ['sell', 'ask'],
  issueCall: 'sell',
  queryCall: 'ask',
  refusals: { '500': () => jsonAnswer(500, { why: 'broken' }) },
  lost: () => jsonAnswer(404, {}),
  retries: { pauses: [HOUR, 2 * HOUR], takes: (status) => status === 204 },
  afterReversal: 'reversed',
  tellsMaking: false,
  tellsReversals: true,
  fees: FEES,
  voids: false,
  refundLagMs: HOUR,
  cannot: {},
  open: (till) => ({
    hear(visit) {
      const account = till.accounts.find(visit.headers.authorization ?? '');
      if (!account) return { call: 'none', answer: () => jsonAnswer(401, {}) };
      const shown = (code: Code) =>
        jsonAnswer(200, {
          id: code.reference,
          céntimos: new Numeral(`${code.amountMinor}`),
          is: WORDS[till.shown(code, visit)],
        });
      if (visit.method === 'POST' && visit.path === '/codes') {
        const body = asObject(readJson(visit.body.toString()));
        const order = {
          account: account.id,
          transactionCode: String(body?.code),
          amountMinor: 10_000n,
          currency: 'PEN',
          concept: '',
          email: String(body?.email),
          expiresAt: new Date(till.now().getTime() + 24 * HOUR),
          reference: till.draw.hex(12),
        };
        return { call: 'sell', answer: () => till.sell(visit, order, shown) };
      }
      const code = till.own(account, visit.path.slice('/codes/'.length));
      return code && { call: 'ask', answer: () => shown(code) };
    },
    write: ({ event, code }) => ({ event, headers: {}, body: `${event} ${code.reference}` }),
    reports: {},
  }),
};

/** Caja behind a real HTTP server, with a hand on its clock and a merchant that is ours. */
export class CajaHouse {
  now = new Date('2026-11-20T15:00:00Z');
  readonly told: string[] = [];
  /** What the merchant's server answers, in turn; 204 when the list is empty. */
  readonly merchantSays: number[] = [];
  readonly caja: Provider;
  refund: Till['refund'] = () => ({ kind: 'refused', why: 'not-paid' });
  readonly #server: http.Server;

  constructor() {
    const dialect: Dialect<'shopKey'> = {
      ...caja,
      open: (till) => {
        this.refund = till.refund;
        return caja.open(till);
      },
    };
    this.caja = openTill(dialect, {
      clock: { now: () => this.now },
      random: Math.random,
      accounts: [0, 1].map((nth) => ({
        keys: caja.testKeys(nth),
        notificationUrl: 'https://shop.example/news',
      })),
      // why: the merchant's server is not the gateway's; this one takes and remembers.
      deliver: async (_url, { body }) => {
        this.told.push(body.split(' ')[0] ?? '');
        return { status: this.merchantSays.shift() ?? 204 };
      },
      log: () => undefined,
    });
    this.#server = http.createServer(async (req, res) => {
      const chunks: Buffer[] = [];
      for await (const chunk of req) chunks.push(chunk as Buffer);
      req.headers.host = 'api.caja.example';
      await this.caja.handle(req, res, Buffer.concat(chunks));
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
    await this.caja.tick();
  }

  async call(path: string, body?: object, shopKey = 'tienda-0'): Promise<Record<string, unknown>> {
    const { port } = this.#server.address() as { port: number };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      headers: { authorization: shopKey },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    return { status: response.status, ...((await response.json()) as object) };
  }

  /** Sells a code; answers what the till keeps of it. */
  async sell(email = 'ana@shopper.example'): Promise<Code> {
    const { id } = await this.call('/codes', { code: 'T-1', email });
    const code = this.caja.codes.find(String(id));
    if (!code) throw new Error('no code was sold');
    return code;
  }
}
