import { after, SECOND } from '#app/kernel/clock.ts';
import type { PaymentId, ShopId, VoucherId } from '#app/kernel/ids.ts';
import { giveUp } from '#app/payments/give-up.server.ts';
import { type IssueDeps, type IssueOutcome, issueVoucher } from '#app/payments/issue.server.ts';
import { type ObserveDeps, observe } from '#app/payments/observe.server.ts';
import { readPayToken } from '#app/payments/pay-link.ts';
import { openBuyer } from '#app/payments/personal-data.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { voucherPageView } from './voucher-page.server.ts';
import type {
  ContactField,
  EnteredContact,
  LastAsked,
  VoucherPageView,
} from './voucher-page-view.ts';

export type ShopperDeps = IssueDeps &
  ObserveDeps &
  Pick<Foundation, 'config'> & { readonly wake: () => void };

/** How often one code may be asked about by its shopper. */
const ASK_NOW_EVERY_MS = 20 * SECOND;

export type Visit = {
  readonly token: string;
  readonly acceptLanguage: string | null;
  readonly asked: string | null;
};
export type Act = {
  readonly token: string;
  readonly acceptLanguage: string | null;
  readonly form: URLSearchParams;
};
export type ActAnswer =
  | { readonly kind: 'go'; readonly url: string }
  | { readonly kind: 'show'; readonly view: VoucherPageView }
  | { readonly kind: 'nowhere' };

/** The shopper's own doings on his page; landing issues the code. */
export type Shopper = {
  visit(visit: Visit): Promise<VoucherPageView | null>;
  act(act: Act): Promise<ActAnswer>;
};

type Place = { readonly shopId: ShopId; readonly paymentId: PaymentId };

export function createShopper(deps: ShopperDeps): Shopper {
  const placeOf = (token: string): Place | null => {
    const read = readPayToken(deps.sealing, token);
    return read && { shopId: read.shop, paymentId: read.payment };
  };
  return {
    visit: async (visit) => {
      const place = placeOf(visit.token);
      return (
        place && land(deps, { ...visit, place, lastAsked: askedWord(visit.asked), entered: {} })
      );
    },
    act: async (act) => {
      const place = placeOf(act.token);
      return place ? actOn(deps, { ...act, place }) : { kind: 'nowhere' };
    },
  };
}

const askedWord = (asked: string | null): LastAsked =>
  asked === 'just-asked' || asked === 'still-unpaid' || asked === 'could-not-ask' ? asked : 'none';

type Land = {
  readonly place: Place;
  readonly token: string;
  readonly acceptLanguage: string | null;
  readonly lastAsked: LastAsked;
  readonly entered: EnteredContact;
  readonly renew?: boolean;
};

async function land(deps: ShopperDeps, visit: Land): Promise<VoucherPageView | null> {
  const { place, entered, renew = false } = visit;
  const outcome: IssueOutcome | null = await issueVoucher(deps, {
    ...place,
    typed: entered,
    renew,
  });
  if (!outcome) return null;
  deps.wake();
  return voucherPageView(deps, { ...place, ...visit, outcome });
}

type Doing = Act & { readonly place: Place };

async function actOn(deps: ShopperDeps, doing: Doing): Promise<ActAnswer> {
  const { form, place, token } = doing;
  const own = (query = ''): ActAnswer => ({
    kind: 'go',
    url: `${deps.config.appUrl}/pay/${token}${query}`,
  });
  switch (form.get('intent')) {
    case 'contact': {
      const entered = {
        ...field(form, 'name'),
        ...field(form, 'email'),
        ...field(form, 'phone'),
        ...field(form, 'document'),
      };
      const view = await land(deps, { ...doing, lastAsked: 'none', entered });
      if (!view) return { kind: 'nowhere' };
      return view.state.kind === 'ask-contact' ? { kind: 'show', view } : own();
    }
    case 'ask-now':
      return own(`?asked=${await askNow(deps, place)}`);
    case 'renew': {
      const view = await land(deps, { ...doing, lastAsked: 'none', entered: {}, renew: true });
      return view ? own() : { kind: 'nowhere' };
    }
    case 'cancel':
      return leave(deps, place, own());
    default:
      return own();
  }
}

const field = (form: URLSearchParams, name: ContactField): EnteredContact => {
  const text = form.get(name)?.trim().slice(0, 100);
  return text ? { [name]: text } : {};
};

/** Asks the gateway on the shopper's wish, at most every twenty seconds for one code, whoever asks. */
async function askNow(deps: ShopperDeps, { shopId, paymentId }: Place): Promise<LastAsked> {
  const now = deps.clock.now();
  const voucher = await deps.database.inShop(shopId, async (tx) => {
    const payment = await tx.payment.findUnique({
      where: { shopId_id: { shopId, id: paymentId } },
    });
    return (
      payment &&
      tx.voucher.findFirst({ where: { shopId, checkoutId: payment.checkoutId, state: 'live' } })
    );
  });
  if (!voucher) return 'none';
  if (voucher.askedAt && voucher.askedAt > after(now, -ASK_NOW_EVERY_MS)) return 'just-asked';
  const observed = await observe(deps, {
    shopId,
    voucherId: voucher.id as VoucherId,
    actor: 'shopper',
    hint: null,
  });
  deps.wake();
  return observed.ok ? 'still-unpaid' : 'could-not-ask';
}

/** Giving up before Shopify knows of the code leads back to checkout; after it, the order is cancelled as soon as the code is dead. */
async function leave(deps: ShopperDeps, place: Place, own: ActAnswer): Promise<ActAnswer> {
  const buyer = await deps.database.inShop(place.shopId, (tx) =>
    openBuyer(deps.sealing, tx, place),
  );
  const given = await giveUp(deps, place);
  deps.wake();
  return given === 'gone-back' && buyer?.cancelUrl ? { kind: 'go', url: buyer.cancelUrl } : own;
}
