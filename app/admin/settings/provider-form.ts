import type { CredentialField, GatewayCapabilities } from '#app/gateways/gateway.ts';

/** What a provider can do, and what its form asks for. Secrets are only ever written. */
export type ProviderForm = {
  readonly gateway: string;
  readonly name: string;
  readonly fields: readonly CredentialField[];
  readonly voids: boolean;
  readonly refunds: boolean;
  readonly addressGivenBy: 'staff' | 'panel' | 'order';
  readonly expiry: 'exact' | 'day' | 'gateway-decides';
  readonly currencies: readonly string[];
};

/** A provider as it describes itself, whether it is built in or declared by the shop. */
export type Described = {
  readonly gateway: string;
  readonly name: string;
  readonly capabilities: GatewayCapabilities;
  readonly fields: ProviderForm['fields'];
};

/** What a merchant reads of a provider before he opens an account there. */
export const providerForm = ({ gateway, name, capabilities, fields }: Described): ProviderForm => ({
  gateway,
  name,
  fields,
  voids: capabilities.voids,
  refunds: capabilities.refunds !== 'manual',
  addressGivenBy: capabilities.addressGivenBy,
  expiry: capabilities.expiry,
  currencies: capabilities.currencies,
});
