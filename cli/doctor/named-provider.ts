import {
  declaredProvider,
  type ManifestFault,
  parseManifest,
  signingCredentials,
} from '#app/gateways/declared-gateways.ts';
import type { GatewayProvider } from '#app/gateways/gateway.ts';
import { findProvider } from '#app/gateways/registry.ts';
import type { Unusable } from './arguments.ts';

/** A gateway that was asked for, and which of its credentials take no part in a signature. */
export type NamedProvider = {
  readonly provider: GatewayProvider;
  readonly spare: Readonly<Record<string, string>>;
};

/**
 * What signs nothing and verifies nothing, with a text of the right form: nobody should have to write a token that moves
 * money into a file to have a signature looked at.
 */
const STAND_INS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  payu: { accountId: '1', apiLogin: 'left-out' },
  dlocal: { transKey: 'left-out' },
  mercadopago: { accessToken: 'TEST-left-out' },
  ebanx: { integrationKey: 'left-out' },
  culqi: { secretKey: 'sk_test_left-out' },
};

/** The gateway of this name; a declared one is made of the manifest that was handed in. It calls nobody. */
export function namedProvider(gateway: string, manifest: string | null): NamedProvider | Unusable {
  if (gateway === 'declared') return declared(manifest);
  const provider = findProvider(gateway);
  if (!provider) return { unusable: `there is no gateway ${gateway}` };
  if (manifest !== null) return { unusable: '--manifest goes with --gateway declared' };
  return { provider, spare: STAND_INS[provider.name] ?? {} };
}

const faultText = ({ field, why }: ManifestFault): string => (field ? `${field}: ${why}` : why);

function declared(text: string | null): NamedProvider | Unusable {
  if (text === null) return { unusable: 'describe the gateway with --manifest FILE' };
  const read = parseManifest(text);
  if (!read.ok) return { unusable: `--manifest: ${read.error.map(faultText).join(', ')}` };
  const signs = signingCredentials(read.value);
  const idle = read.value.credentials.filter(({ name }) => !signs.has(name));
  const spare = Object.fromEntries(idle.map(({ name }) => [name, 'left-out']));
  return { provider: declaredProvider(read.value), spare };
}
