import type { IncomingMessage, ServerResponse } from 'node:http';
import { minorFrom } from './amount.ts';
import { give, page } from './answer.ts';
import { codePage, type Notice, staffPage, startPage } from './bank-pages.ts';
import { type Codes, statusOf } from './codes.ts';
import type { Services } from './service.ts';
import type { Teller } from './teller.ts';

type Deps = {
  readonly now: () => Date;
  readonly codes: Codes;
  readonly services: Services;
  readonly teller: Teller;
};

const NOTICES: Readonly<Record<string, Notice>> = {
  paid: { good: true, es: 'Pago recibido. Guarda tu constancia.', en: 'Payment received.' },
  twice: { good: true, es: 'Se recibieron dos pagos.', en: 'Two payments were received.' },
  reversed: { good: true, es: 'La operación fue extornada.', en: 'The operation was reversed.' },
  registered: { good: true, es: 'La URL quedó registrada.', en: 'The URL is registered.' },
  refused: {
    good: false,
    es: 'El banco no aceptó la operación. No se movió dinero.',
    en: 'The bank refused. No money moved.',
  },
  unknown: {
    good: false,
    es: 'No encontramos ese código. Revisa los dígitos.',
    en: 'We do not know that code. Check the digits.',
  },
  amount: {
    good: false,
    es: 'Escribe un importe como 22.50. No se movió dinero.',
    en: 'Write an amount such as 22.50. No money moved.',
  },
  url: {
    good: false,
    es: 'Esa no es una dirección web completa.',
    en: 'That is not a whole web address.',
  },
};

/** The plain pages under /bank with which a person plays the bank, and PagoEfectivo's staff. */
export class Bank {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Answers a request under /bank; false for any other. */
  handle(req: IncomingMessage, res: ServerResponse, body: Buffer): boolean {
    const url = new URL(req.url ?? '/', 'http://bank');
    const [first, room, id = '', act = ''] = url.pathname.split('/').filter(Boolean);
    if (first !== 'bank') return false;
    const form = new URLSearchParams(body.toString('utf8'));
    if (req.method === 'POST') {
      const target =
        room === 'staff' ? this.#register(id, form) : this.#act({ cip: id, act, form });
      res.writeHead(303, { location: target, 'cache-control': 'no-store' }).end();
      return true;
    }
    if (room === 'codes' && id === '') {
      const cip = (url.searchParams.get('cip') ?? '').replace(/\D/g, '');
      res.writeHead(303, { location: cip ? `/bank/codes/${cip}` : '/bank?did=unknown' }).end();
      return true;
    }
    give(page(200, this.#show(room, id, NOTICES[url.searchParams.get('did') ?? ''] ?? null)), res);
    return true;
  }

  #show(room: string | undefined, id: string, notice: Notice | null): string {
    if (room === 'staff') return staffPage(this.#deps.services.all, notice);
    const now = this.#deps.now();
    const code = room === 'codes' ? this.#deps.codes.find(id) : null;
    if (code) return codePage(code, now, notice);
    const waiting = this.#deps.codes
      .all()
      .filter((candidate) => statusOf(candidate, now) === 'generated');
    return startPage(waiting.reverse(), room === 'codes' ? (NOTICES.unknown ?? null) : notice);
  }

  #act({ cip, act, form }: { cip: string; act: string; form: URLSearchParams }): string {
    const at = (did: string): string => `/bank/codes/${cip}?did=${did}`;
    const { teller } = this.#deps;
    if (act === 'pay')
      return at(teller.pay(cip, { onlyIfPayable: true }).kind === 'done' ? 'paid' : 'refused');
    if (act === 'pay-other') {
      const amountMinor = minorFrom(form.get('amount')?.trim() ?? '');
      if (!amountMinor) return at('amount');
      return at(teller.pay(cip, { amountMinor }).kind === 'done' ? 'paid' : 'refused');
    }
    if (act === 'pay-twice') {
      const outcomes = [teller.pay(cip), teller.pay(cip)];
      return at(outcomes.every(({ kind }) => kind === 'done') ? 'twice' : 'refused');
    }
    const reversed =
      act === 'reverse' && teller.reverse(cip, form.get('operation') ?? '').kind === 'done';
    return at(reversed ? 'reversed' : 'refused');
  }

  #register(idService: string, form: URLSearchParams): string {
    const url = form.get('notificationUrl')?.trim() ?? '';
    if (url !== '' && !/^https?:\/\/[^/\s]+/.test(url)) return '/bank/staff?did=url';
    const known = this.#deps.services.setNotificationUrl(idService, url === '' ? null : url);
    return `/bank/staff?did=${known ? 'registered' : 'refused'}`;
  }
}
