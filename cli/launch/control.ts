import type { ShopifyBooks } from '#sandbox/control/books.ts';
import type { TillBooks } from '#sandbox/till/books.ts';

/** The outside world's own books. */
export type Books = { readonly shopify: ShopifyBooks; readonly gateways: TillBooks };

/** An order's payment, to be placed at checkout. */
export type Purchase = {
  readonly shop: string;
  readonly amount: string;
  readonly currency?: string;
  readonly email: string;
  readonly phone?: string;
  readonly name?: string;
  readonly locale?: string;
  readonly test: boolean;
  readonly group?: string;
  /** `authorization`: the shop captures by hand. */
  readonly kind?: 'sale' | 'authorization';
};

export type Placed = {
  readonly sessionId: string;
  readonly group: string;
  readonly status: number | null;
  readonly redirectUrl: string | null;
  readonly attempts: number;
};

export type WorldTime = { readonly now: Date; readonly nextDue: Date | null };

/** The strings of the outside world. A refusal is thrown: whoever pulls a string must know that it is there. */
export type Control = {
  books(): Promise<Books>;
  time(): Promise<WorldTime>;
  /**
   * Moves the clock on, and settles when what became due outside the app was done. Back it may go only before anything has
   * happened.
   */
  advance(ms: number): Promise<void>;
  install(
    shop: string,
    app: 'embedded' | 'payments',
  ): Promise<{ status: number | null; location: string }>;
  staffToken(shop: string): Promise<string>;
  checkout(purchase: Purchase): Promise<Placed>;
  /** The gateway's staff register where an account's news is sent. */
  setNotificationUrl(at: { gateway: string; account: string }, url: string): Promise<void>;
  /** Breaks a connection of the outside, or mends it with `ok`. */
  setFault(name: string, fault: string): Promise<void>;
  /** The merchant asks Shopify to give a part of a paid session back. */
  refund(sessionId: string, amount: string): Promise<void>;
  /** The merchant tells Shopify that an order is paid, by whatever money they saw. */
  markPaid(shop: string, order: string): Promise<void>;
};

export function createControl(port: number): Control {
  const call = async <T>(path: string, body?: object): Promise<T> => {
    const init = body && { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`the sandbox refused ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as T;
  };
  return {
    books: () => call('/books'),
    async time() {
      const { now, nextDue } = await call<{ now: string; nextDue: string | null }>('/clock');
      return { now: new Date(now), nextDue: nextDue === null ? null : new Date(nextDue) };
    },
    advance: async (ms) => void (await call('/clock', { advanceMs: Math.ceil(ms) })),
    install: (shop, app) => call(`/shops/${shop}/install`, { app }),
    staffToken: async (shop) =>
      (await call<{ token: string }>(`/shops/${shop}/id-token?app=embedded`)).token,
    checkout: (purchase) => call('/checkouts', purchase),
    setNotificationUrl: async ({ gateway, account }, notificationUrl) =>
      void (await call(`/gateways/${gateway}/accounts/${encodeURIComponent(account)}`, {
        notificationUrl,
      })),
    setFault: async (name, fault) => void (await call('/faults', { [name]: fault })),
    refund: async (sessionId, amount) => void (await call('/refunds', { sessionId, amount })),
    markPaid: async (shop, order) => void (await call('/orders/mark-paid', { shop, order })),
  };
}
