/** One call that reached "Shopify". */
export type Call = { readonly url: string; readonly body: string };

export type StandIn = {
  readonly calls: Call[];
  /** Answers the next calls; the last one stays. */
  answer: (call: Call) => Response | Promise<Response>;
};

/**
 * Stands in for Shopify where its library calls the global `fetch`.
 * why: Shopify is not ours; the sandbox stands in for it in the tests of the whole.
 */
export function standInForShopify(): StandIn {
  const standIn: StandIn = { calls: [], answer: () => new Response('{}', { status: 503 }) };
  globalThis.fetch = async (input, init) => {
    const call = {
      url: `${input instanceof Request ? input.url : input}`,
      body: `${init?.body ?? ''}`,
    };
    standIn.calls.push(call);
    return standIn.answer(call);
  };
  return standIn;
}

/** The answer of `/admin/oauth/access_token` for an offline token that ends. */
export const grant = (name: string, scope = 'read_orders'): Response =>
  Response.json({
    access_token: `shpat_${name}`,
    scope,
    expires_in: 3600,
    refresh_token: `shprt_${name}`,
    refresh_token_expires_in: 7_776_000,
  });

/** Grants tokens, and answers the shop's name. */
export const obliging = ({ url }: Call): Response =>
  url.endsWith('/admin/oauth/access_token')
    ? grant('first')
    : Response.json({ data: { shop: { name: 'Tienda Lima' } } });
