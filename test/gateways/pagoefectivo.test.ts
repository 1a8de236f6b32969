import type { RequestListener } from 'node:http';
import type { Credentials, IssueOrder, RawNotification } from '#app/gateways/gateway.ts';
import { pagoefectivo } from '#app/gateways/pagoefectivo/provider.ts';
import type { Clock } from '#app/kernel/clock.ts';
import { ok } from '#app/kernel/result.ts';
import type { Egress } from '#app/platform/egress.server.ts';
import {
  createPagoEfectivo,
  type PagoEfectivo,
  type Variants,
} from '#sandbox/pagoefectivo/index.ts';
import type { Deliver } from '#sandbox/till/notifications.ts';
import { describeGateway, type GatewayWorld, type Mishap } from './describe-gateway.ts';
import { playHost } from './stage.ts';

const HOUR = 3_600_000;
const KEYS = { idService: '1234', accessKey: 'ACCESS-KEY-1', secretKey: 'secret-key-1' };
const FAULTS: Readonly<Record<Mishap, string>> = {
  'done-but-unanswered': 'timeout-after',
  unanswered: 'timeout-before',
  broken: '500',
};

function credentialsFrom(fields: Readonly<Record<string, string>>): Credentials {
  const read = pagoefectivo.parseCredentials(fields);
  if (!read.ok) throw new Error(`fields ${read.error.join()}`);
  return read.value;
}

/** A clock that a test moves. */
class MovableClock implements Clock {
  #now = new Date('2026-11-25T15:00:00Z').getTime();
  now(): Date {
    return new Date(this.#now);
  }
  move(ms: number): void {
    this.#now += ms;
  }
}

/** What PagoEfectivo sends out, kept for the test to hand over. */
class Letterbox {
  readonly letters: RawNotification[] = [];
  readonly deliver: Deliver = async (_url, { headers, body }) => {
    const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
    this.letters.push({ body: Buffer.from(body), headers: Object.fromEntries(lower) });
    return { status: 200 };
  };
}

const listenerOf =
  (sandbox: PagoEfectivo): RequestListener =>
  (req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => void sandbox.handle(req, res, Buffer.concat(chunks)));
  };

/** The same egress, whose answers can be rewritten on their way in. */
function rewritable(egress: Egress) {
  let rewrite = (text: string) => text;
  const send: Egress['send'] = async (request) => {
    const answer = await egress.send(request);
    return answer.ok ? ok({ ...answer.value, text: rewrite(answer.value.text) }) : answer;
  };
  return {
    egress: { send },
    from: (next: (text: string) => string) => {
      rewrite = next;
    },
  };
}

function orders(clock: Clock) {
  let count = 0;
  return (changes: Partial<IssueOrder> = {}): IssueOrder => {
    count += 1;
    return {
      transactionCode: `attempt-${count}`,
      amount: { minor: 12050n, currency: 'PEN' },
      expiresAt: new Date(clock.now().getTime() + 48 * HOUR),
      concept: 'La Tiendita de Rosa',
      contact: {
        email: 'rosa@tienda.example',
        phone: '+51987654321',
        document: null,
        firstName: 'Rosa',
        lastName: null,
      },
      locale: 'es',
      ...changes,
    };
  };
}

const accounts = [{ keys: KEYS, notificationUrl: 'https://shop.example/n' }];

/** How public integrations have seen PagoEfectivo write, where that differs from its document. */
const AS_SEEN: Partial<Variants> = {
  pascalCase: true,
  numericCip: true,
  trailingZeros: true,
  indented: true,
  extraFields: true,
  saysCancelado: true,
};

async function setUp(variants: Partial<Variants> = {}): Promise<GatewayWorld> {
  const clock = new MovableClock();
  const box = new Letterbox();
  const { deliver } = box;
  const random = Math.random;
  const sandbox = createPagoEfectivo({ clock, random, accounts, deliver, log: () => {} });
  sandbox.variants.set(variants);
  const stage = await playHost('pre1a.services.pagoefectivo.pe', listenerOf(sandbox), 400);
  const answers = rewritable(stage.egress);
  return {
    provider: pagoefectivo,
    credentials: credentialsFrom(KEYS),
    wrongCredentials: credentialsFrom({ ...KEYS, secretKey: 'another-secret' }),
    egress: answers.egress,
    clock,
    order: orders(clock),
    tooMuch: { minor: 372_401n, currency: 'PEN' },
    strangeReference: '99999999',
    pay: (reference) => payAndHear(sandbox, box, reference),
    lapse: async () => clock.move(49 * HOUR),
    // why: the sandbox speaks documented words only.
    speakStrangely: () => answers.from((text) => text.replace(/"status":\d+/g, '"status":24')),
    nextIssue: (mishap) => void sandbox.faults.set('pagoefectivo.cips', FAULTS[mishap], 1),
    goUnreachable: () => stage.reach('unreachable'),
    liveCodes: (transactionCode) => codesOf(sandbox, transactionCode),
    close: stage.close,
  };
}

const codesOf = (sandbox: PagoEfectivo, transactionCode: string): readonly string[] =>
  sandbox
    .books()
    .codes.filter((code) => code.transactionCode === transactionCode)
    .map(({ reference }) => reference);

async function payAndHear(
  sandbox: PagoEfectivo,
  box: Letterbox,
  reference: string,
): Promise<RawNotification> {
  const paid = sandbox.pay(reference);
  await sandbox.tick();
  const letter = box.letters.at(-1);
  if (!paid.ok || !letter) throw new Error(`not paid or not told: ${JSON.stringify(paid)}`);
  return letter;
}

describeGateway('pagoefectivo, as documented', () => setUp());
describeGateway('pagoefectivo, as public integrations have seen it', () => setUp(AS_SEEN));
