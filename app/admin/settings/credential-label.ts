import type { es } from '../words/es.ts';
import type { Translate } from '../words/words.ts';

type FieldName = keyof typeof es.settings.fields;

/** All that have words; a gateway that a shop declares names its own. */
const NAMED: Readonly<Record<FieldName, true>> = {
  idService: true,
  accessKey: true,
  secretKey: true,
  login: true,
  transKey: true,
  integrationKey: true,
  certificate: true,
  privateKey: true,
  keyId: true,
  accessToken: true,
  webhookSecret: true,
  webhookUser: true,
  webhookPassword: true,
  merchantId: true,
  accountId: true,
  apiLogin: true,
  apiKey: true,
  algorithm: true,
  secret: true,
};
const isNamed = (name: string): name is FieldName => Object.hasOwn(NAMED, name);

/** What a field of the credentials is called on screens. */
export const credentialLabel = (name: string, say: Translate): string =>
  isNamed(name) ? say(`settings.fields.${name}`) : name;
