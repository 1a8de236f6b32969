import { type Bearer, issueIdToken } from '../shopify/id-token.ts';
import { installApp, launchUrl, OWNER, openUrl, uninstallApp } from '../shopify/install.ts';
import { visit } from '../shopify/robot-browser.ts';
import { sendWebhook } from '../shopify/webhook.ts';
import { ShopConfig } from '../world/config.ts';
import { type Call, type Command, must, ok, type Stagehands, text } from './command.ts';

/** Shops, apps on shops, and what Shopify tells apps. */
export const shopCommands: Command[] = [
  {
    method: 'POST',
    path: '/shops',
    run({ shopify }, { body }) {
      const config = ShopConfig.parse(body);
      const shop = shopify.shops.find(config.domain) ?? shopify.shops.open(config);
      return ok({ domain: shop.domain });
    },
  },
  {
    method: 'POST',
    path: '/shops/:domain/install',
    async run(hands, call) {
      const { shop, app } = pair(hands, call, call.body.app);
      const { shopify } = hands;
      if (app.kind === 'embedded') installApp(shopify, shop, app);
      const start = app.kind === 'embedded' ? launchUrl(shop, app) : openUrl(shop, app);
      return ok(await visit(shopify, start));
    },
  },
  {
    method: 'POST',
    path: '/shops/:domain/uninstall',
    async run(hands, call) {
      const { shop, app } = pair(hands, call, call.body.app);
      await uninstallApp(hands.shopify, shop, app);
      return ok({ installed: false });
    },
  },
  {
    method: 'POST',
    path: '/shops/:domain/expire-token',
    run(hands, call) {
      const { shop, app } = pair(hands, call, call.body.app);
      hands.shopify.tokens.expireAll(shop.domain, app.clientId);
      return ok({ expired: true });
    },
  },
  {
    method: 'GET',
    path: '/shops/:domain/id-token',
    run(hands, call) {
      const { shop, app } = pair(hands, call, call.query.get('app') ?? 'embedded');
      const { clientId, secret } = app;
      const bearer = bearerOf(call.query);
      return ok({ token: issueIdToken({ shop: shop.domain, clientId, secret, bearer }) });
    },
  },
  {
    method: 'POST',
    path: '/webhooks',
    async run({ shopify }, { body }) {
      const shop = must(shopify.shops.find(String(body.shop)), 'shop');
      const app = must(shopify.appNamed(String(body.app)), 'app');
      const id = text(body.id);
      const reply = await sendWebhook(shopify, {
        shop,
        app,
        topic: String(body.topic),
        payload: body.payload ?? {},
        badHmac: body.badHmac === true,
        ...(id && { id }),
      });
      const heard = must(reply, 'subscription');
      return ok('failed' in heard ? heard : { status: heard.status });
    },
  },
];

function pair({ shopify }: Stagehands, call: Call, appName: unknown) {
  return {
    shop: must(shopify.shops.find(call.part('domain')), 'shop'),
    app: must(shopify.appNamed(String(appName)), 'app'),
  };
}

function bearerOf(query: URLSearchParams): Bearer {
  const sub = query.get('sub');
  if (query.get('as') === 'buyer') return { as: 'buyer', ...(sub && { sub }) };
  return { as: 'staff', sub: sub ?? OWNER };
}
