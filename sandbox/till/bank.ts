import type { IncomingMessage, ServerResponse } from 'node:http';
import { minorFrom } from './amount.ts';
import { give, page } from './answer.ts';
import { codePage, type Notice, type SoldCode, startPage } from './bank-pages.ts';
import type { Provider } from './provider.ts';
import { staffPage } from './staff-page.ts';

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

/** The plain pages under /bank with which a person plays the bank, and the sellers' staff. */
export class Bank {
  readonly #providers: readonly Provider[];

  constructor(providers: readonly Provider[]) {
    this.#providers = providers;
  }

  /** Answers a request under /bank; false for any other. */
  handle(req: IncomingMessage, res: ServerResponse, body: Buffer): boolean {
    const url = new URL(req.url ?? '/', 'http://bank');
    const [first, room, id = '', act = ''] = url.pathname.split('/').filter(Boolean);
    if (first !== 'bank') return false;
    const form = new URLSearchParams(body.toString('utf8'));
    if (req.method === 'POST') {
      const target = room === 'staff' ? this.#register(id, act, form) : this.#act(id, act, form);
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
    if (room === 'staff') return staffPage(this.#providers, notice);
    const sold = room === 'codes' ? this.#find(id) : null;
    if (sold) return codePage(sold, notice);
    const waiting = this.#all().filter(({ status }) => status === 'awaiting');
    waiting.sort((a, b) => b.code.createdAt.getTime() - a.code.createdAt.getTime());
    return startPage(waiting, room === 'codes' ? (NOTICES.unknown ?? null) : notice);
  }

  #act(code: string, act: string, form: URLSearchParams): string {
    const at = (did: string): string => `/bank/codes/${code}?did=${did}`;
    const teller = this.#find(code)?.provider.teller;
    if (!teller) return at('unknown');
    if (act === 'pay')
      return at(teller.pay(code, { onlyIfPayable: true }).kind === 'done' ? 'paid' : 'refused');
    if (act === 'pay-other') {
      const amountMinor = minorFrom(form.get('amount')?.trim() ?? '');
      if (!amountMinor) return at('amount');
      return at(teller.pay(code, { amountMinor }).kind === 'done' ? 'paid' : 'refused');
    }
    if (act === 'pay-twice') {
      const outcomes = [teller.pay(code), teller.pay(code)];
      return at(outcomes.every(({ kind }) => kind === 'done') ? 'twice' : 'refused');
    }
    const operation = form.get('operation') ?? '';
    const reversed = act === 'reverse' && teller.reverse(code, { operation }).kind === 'done';
    return at(reversed ? 'reversed' : 'refused');
  }

  #register(gateway: string, id: string, form: URLSearchParams): string {
    const url = form.get('notificationUrl')?.trim() ?? '';
    if (url !== '' && !/^https?:\/\/[^/\s]+/.test(url)) return '/bank/staff?did=url';
    const provider = this.#providers.find(({ dialect }) => dialect.name === gateway);
    const known = provider?.accounts.setNotificationUrl(id, url === '' ? null : url);
    return `/bank/staff?did=${known ? 'registered' : 'refused'}`;
  }

  #find(payersCode: string): SoldCode | null {
    for (const provider of this.#providers) {
      const code = provider.codes.findByCode(payersCode);
      if (code) return { code, provider, status: provider.statusOf(code) };
    }
    return null;
  }

  #all(): SoldCode[] {
    return this.#providers.flatMap((provider) =>
      provider.codes.all().map((code) => ({ code, provider, status: provider.statusOf(code) })),
    );
  }
}
