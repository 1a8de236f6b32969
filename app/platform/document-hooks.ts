/** What the shell around every Remix page asks of the house; the server hands it over as `context.house.document`. */
export type DocumentHooks = {
  /** Adds headers to a page before it is sent: frame rules, Shopify's preloads. */
  addHeaders(request: Request, headers: Headers): void;
  /** A page broke: told by route pattern, never by address, because addresses hold the shoppers' tokens (law 9). */
  failed(error: unknown): void;
};
