import type { Credentials, GatewayProvider } from '#app/gateways/gateway.ts';
import type { Recipe } from './explain-refusal.ts';

type KeyRecipe = {
  readonly recipe: Recipe;
  readonly field: string;
  readonly credentials: Credentials;
};

/** The names under which accounts pin a signature's algorithm (PayU's island). */
const ALGORITHMS = ['MD5', 'SHA1', 'SHA256', 'HMAC-SHA256'];

const withField = (credentials: Credentials, name: string, text: string): Credentials => ({
  ...credentials,
  fields: { ...credentials.fields, [name]: text },
});

/** The account's own credentials, mixed up as people mix them up; only what the gateway's form would take. */
export function keyRecipes(
  credentials: Credentials,
  provider: Pick<GatewayProvider, 'credentialFields' | 'parseCredentials'>,
): readonly KeyRecipe[] {
  const texts = Object.entries(credentials.fields);
  const secrets = provider.credentialFields.filter(({ secret }) => secret).map(({ name }) => name);
  const others = secrets.flatMap((secret) =>
    texts
      .filter(([name, text]) => name !== secret && text !== '')
      .map(([name, text]) => ({
        recipe: 'other-key' as const,
        field: name,
        credentials: withField(credentials, secret, text),
      })),
  );
  const algorithms = ALGORITHMS.filter(
    (name) => 'algorithm' in credentials.fields && credentials.fields.algorithm !== name,
  ).map((name) => ({
    recipe: 'other-algorithm' as const,
    field: name,
    credentials: withField(credentials, 'algorithm', name),
  }));
  return [...algorithms, ...others].filter(
    (recipe) => provider.parseCredentials(recipe.credentials.fields).ok,
  );
}
