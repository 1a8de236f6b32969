import { describe, expect, it } from 'vitest';
import type { ShopId } from '#app/kernel/ids.ts';
import { fulfilPrivacyRequest } from '#app/merchants/fulfil-privacy-request.server.ts';
import { listPrivacyRequests } from '#app/merchants/privacy-requests.server.ts';
import { seedRegistrations } from '#app/merchants/registrations.server.ts';
import { getSettings } from '#app/merchants/settings.server.ts';
import { emailFingerprint } from '#app/payments/personal-data.server.ts';
import { type TestHouse, withDatabase } from '#test/database.ts';
import { SHOP } from './session-tokens.ts';
import { serveWebhooks } from './webhook-door.ts';

const ANA = 'Ana@Shopper.example';

type Paid = { readonly order?: string; readonly email?: string; readonly registration?: string };

/** A payment with personal data behind it. */
async function addPayment(
  house: TestHouse,
  shopId: ShopId,
  { order, email, registration = 'payments' }: Paid,
) {
  const id = house.foundation.ids.next();
  const checkout = house.foundation.ids.next();
  const at = house.clock.now();
  await house.asOwner(
    `insert into checkout (shop_id, id, registration_key, group_key, opened_at) values ($1, $2::uuid, $3, ($2::uuid)::text, $4)`,
    [shopId, checkout, registration, at],
  );
  await house.asOwner(
    `insert into payment (shop_id, id, checkout_id, rail, registration_key, session_id, session_gid, test, kind, amount_minor,
       currency, merchant_locale, proposed_at, opened_at, request_digest, state, order_id, updated_at)
     values ($1, $2::uuid, $3, 'payments-app', $4, ($2::uuid)::text, 'gid', true, 'sale', 100, 'PEN', 'es', $5, $5, '\\x00', 'paid', $6, $5)`,
    [shopId, id, checkout, registration, at, order ?? null],
  );
  await house.asOwner(
    `insert into personal_data (shop_id, payment_id, key_sealed, sealed, email_hash) values ($1, $2, 'key', 'text', $3)`,
    [shopId, id, email ? emailFingerprint(house.foundation.sealing, email) : null],
  );
  return id;
}

async function withShop() {
  const house = await withDatabase();
  const shopId = await house.addShop(SHOP);
  await seedRegistrations(house.foundation);
  const door = await serveWebhooks(house.foundation);
  const fulfilAll = async () => {
    const due = await house.asOwner<{ shop_id: ShopId; id: string }>(
      'select shop_id, id from privacy_request where due_at is not null',
    );
    return Promise.all(
      due.map(({ shop_id, id }) => fulfilPrivacyRequest(house.foundation, { shopId: shop_id, id })),
    );
  };
  const known = async () =>
    (
      await house.asOwner<{ id: string }>(
        'select payment_id as id from personal_data order by payment_id',
      )
    ).map(({ id }) => id);
  return {
    ...house,
    ...door,
    shopId,
    fulfilAll,
    known,
    pay: (paid: Paid) => addPayment(house, shopId, paid),
    [Symbol.asyncDispose]: async () => {
      await door[Symbol.asyncDispose]();
      await house[Symbol.asyncDispose]();
    },
  };
}

const redact = (customer: object, orders: readonly number[] = []) => ({
  topic: 'customers/redact',
  payload: { shop_domain: SHOP, customer, orders_to_redact: orders },
});

describe('a customer who wants to be forgotten', () => {
  it('is forgotten by his orders and by his e-mail, and nobody else is', async () => {
    await using shop = await withShop();
    await shop.pay({ order: 'gid://shopify/Order/5678901234567' });
    await shop.pay({ order: '299938' });
    await shop.pay({ email: ANA });
    const other = await shop.pay({
      order: 'gid://shopify/Order/111',
      email: 'luis@shopper.example',
    });
    const request = redact({ id: 7, email: 'ana@shopper.example ' }, [5678901234567, 299938]);
    expect(await shop.deliver(request)).toBe(200);
    expect(await shop.fulfilAll()).toEqual([{ kind: 'forgotten', payments: 3 }]);
    expect(await shop.known()).toEqual([other]);
    expect(await shop.asOwner('select count(*)::int as payments from payment')).toEqual([
      { payments: 4 },
    ]);
  });

  it('is named nowhere, neither before the work nor after it', async () => {
    await using shop = await withShop();
    await shop.pay({ email: ANA });
    await shop.deliver(redact({ id: 7, email: ANA }));
    const everything = async () =>
      JSON.stringify([
        await shop.asOwner('select * from privacy_request'),
        await shop.asOwner('select * from event'),
      ]);
    expect(await everything()).not.toMatch(/shopper\.example/i);
    await shop.fulfilAll();
    expect(await everything()).not.toMatch(/shopper\.example/i);
    expect(await shop.asOwner('select sealed, due_at from privacy_request')).toEqual([
      { sealed: null, due_at: null },
    ]);
  });

  it('is forgotten once, though two workers take the work', async () => {
    await using shop = await withShop();
    await shop.pay({ email: ANA });
    await shop.deliver(redact({ id: 7, email: ANA }));
    const [row] = await shop.asOwner<{ id: string }>('select id from privacy_request');
    const work = () =>
      fulfilPrivacyRequest(shop.foundation, { shopId: shop.shopId, id: row?.id ?? '' });
    const outcomes = await Promise.all([work(), work()]);
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
    expect(await shop.asOwner("select * from event where kind = 'privacy-fulfilled'")).toHaveLength(
      1,
    );
  });

  it('is not found by an empty e-mail, nor by a body that cannot be read', async () => {
    await using shop = await withShop();
    await shop.pay({});
    await shop.deliver(redact({ id: 7, email: '' }));
    await shop.deliver({ topic: 'customers/redact', body: 'not json' });
    expect(await shop.fulfilAll()).toEqual(Array(2).fill({ kind: 'forgotten', payments: 0 }));
    expect(await shop.known()).toHaveLength(1);
  });
});

describe('a customer who asks what is known of him', () => {
  it('is found, and the merchant sees in which payments', async () => {
    await using shop = await withShop();
    const mine = await shop.pay({ email: ANA });
    await shop.pay({ email: 'luis@shopper.example' });
    const payload = { shop_domain: SHOP, customer: { id: 7, email: ANA }, orders_requested: [1] };
    await shop.deliver({ topic: 'customers/data_request', payload });
    expect(await listPrivacyRequests(shop.foundation, shop.shopId)).toMatchObject([
      { doneAt: null, outcome: null },
    ]);
    await shop.fulfilAll();
    expect(await listPrivacyRequests(shop.foundation, shop.shopId)).toMatchObject([
      {
        topic: 'customers/data_request',
        doneAt: shop.clock.now(),
        outcome: { kind: 'found', paymentIds: [mine] },
      },
    ]);
    expect(await shop.known()).toHaveLength(2);
  });
});

describe('a shop that wants to be forgotten', () => {
  const leave =
    "update installation set state = 'uninstalled', uninstalled_at = now() where registration_key = any($1)";

  it('leaves its ledger, and no name', async () => {
    await using shop = await withShop();
    await shop.pay({ email: ANA });
    await shop.pay({ registration: 'embedded' });
    await shop.asOwner(
      "insert into shop_settings (shop_id, name, updated_at) values ($1, 'Tienda Lima', now())",
      [shop.shopId],
    );
    await shop.asOwner(
      "insert into shopify_session values ('embedded/x', 'embedded', $1, false, 'sealed', null, now())",
      [SHOP],
    );
    await shop.asOwner(leave, [['embedded', 'payments']]);
    expect(await shop.deliver({ topic: 'shop/redact', payload: { shop_domain: SHOP } })).toBe(200);
    expect(await shop.fulfilAll()).toEqual([{ kind: 'forgotten', payments: 2 }]);
    expect(await shop.known()).toEqual([]);
    expect(await shop.asOwner('select * from shopify_session')).toEqual([]);
    expect((await getSettings(shop.foundation, shop.shopId)).name).toBeNull();
    expect(await shop.asOwner('select count(*)::int as payments from payment')).toEqual([
      { payments: 2 },
    ]);
  });

  it('keeps what the other of our apps still needs there', async () => {
    await using shop = await withShop();
    const paid = await shop.pay({ email: ANA, registration: 'payments' });
    await shop.pay({ registration: 'embedded' });
    await shop.asOwner(leave, [['embedded']]);
    await shop.deliver({ topic: 'shop/redact', payload: { shop_domain: SHOP } });
    expect(await shop.fulfilAll()).toEqual([{ kind: 'forgotten', payments: 1 }]);
    expect(await shop.known()).toEqual([paid]);
  });
});
