/** Where the App Bridge stand-in is served on the edge. */
export const APP_BRIDGE_PATH = '/__sandbox/app-bridge.js';

const APP_BRIDGE_CDN = 'https://cdn.shopify.com/shopifycloud/app-bridge.js';

/**
 * A person's browser knows neither the stage's authority nor its proxy. It sees the same web under
 * http://localhost: one port for everything simulated, one (the edge) for the app.
 */
export type PlainWeb = {
  admin: string;
  edge: string;
  /** Every address of the stage in a text, as the plain browser reaches it. */
  plain(text: string): string;
};

type Places = { adminPort: number; edgePort: number; appHosts: string[] };

export function createPlainWeb({ adminPort, edgePort, appHosts }: Places): PlainWeb {
  const admin = `http://localhost:${adminPort}`;
  const edge = `http://localhost:${edgePort}`;
  return {
    admin,
    edge,
    plain: (text) =>
      appHosts
        .reduce((seen, host) => seen.replaceAll(`https://${host}`, edge), text)
        .replaceAll(APP_BRIDGE_CDN, `${edge}${APP_BRIDGE_PATH}`)
        .replace(
          /https:\/\/admin\.shopify\.com\/store\/([a-z0-9-]+)/g,
          `${admin}/shops/$1.myshopify.com/admin`,
        )
        .replace(/https:\/\/([a-z0-9-]+\.myshopify\.com)/g, `${admin}/shops/$1`),
  };
}
