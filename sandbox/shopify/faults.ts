const GRAPHQL = ['down', '503', 'throttled', 'timeout-before', 'timeout-after', 'unauthorized'];

/** The switches with which a test or a person makes Shopify fail. */
export const SHOPIFY_FAULTS: Record<string, readonly string[]> = {
  'shopify.graphql': [...GRAPHQL, 'not-received'],
  'shopify.admin': GRAPHQL,
  'shopify.oauth': ['down', '503'],
};
