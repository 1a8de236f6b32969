import type { Mutant } from './mutant.ts';

/** Law 8. The shop comes from proof; row-level security is the second wall. */
export const WALLS: readonly Mutant[] = [
  {
    law: 8,
    breaks: 'The shop is Shopify’s header, never a parameter.',
    file: 'app/doors/sessions.server.ts',
    find: "const domain = req.headers['shopify-shop-domain'];",
    put: "const named = new URL(req.url ?? '', 'http://door').searchParams.get('shop');\n  const domain = named ?? req.headers['shopify-shop-domain'];",
    red: {
      file: 'test/doors/whose-shop.test.ts',
      name: 'takes the shop from the header that Shopify sets, never from the address',
    },
  },
  {
    law: 8,
    breaks: '… for a registration that has this shop installed.',
    file: 'prisma/migrations/20261123000000_house/migration.sql',
    find: "WHERE s.domain = p_domain AND i.registration_key = p_registration AND i.state = 'installed'",
    put: 'WHERE s.domain = p_domain AND i.registration_key = p_registration',
    red: {
      file: 'test/merchants/webhooks.test.ts',
      name: 'ends the installation, and the tokens with it, when a shop uninstalls one app',
    },
  },
  {
    law: 8,
    breaks: 'Over mTLS.',
    file: 'app/platform/listeners.server.ts',
    find: 'rejectUnauthorized: true,',
    put: 'rejectUnauthorized: false,',
    red: {
      file: 'app/platform/session-listener.server.test.ts',
      name: 'turns away who shows no certificate, another authority’s, or one that is over',
    },
  },
  {
    law: 8,
    breaks: 'Elsewhere the shop comes from the verified token: staff’s, not a buyer’s.',
    file: 'app/merchants/session-token.ts',
    find: "/admin`) return err('iss');",
    put: "/admin` && iss) return err('iss');",
    red: {
      file: 'app/merchants/session-token.test.ts',
      name: 'are refused by iss when it is not what staff have',
    },
  },
  {
    law: 8,
    breaks: 'Row-level security is the second wall.',
    file: 'prisma/migrations/20261123000000_house/migration.sql',
    find: 'CREATE POLICY shop_wall ON %I TO codigo_app USING (shop_id = current_shop())',
    put: 'CREATE POLICY shop_wall ON %I TO codigo_app USING (true)',
    red: {
      file: 'test/house/walls.test.ts',
      name: 'shows a shop its own rows and nothing of another shop',
    },
  },
  {
    law: 8,
    breaks: 'What the server runs as cannot bypass the wall.',
    file: 'prisma/migrations/20261123000000_house/migration.sql',
    find: 'NOSUPERUSER NOBYPASSRLS',
    put: 'NOSUPERUSER BYPASSRLS',
    red: { file: 'test/house/walls.test.ts', name: 'runs as roles that cannot look over them' },
  },
];
