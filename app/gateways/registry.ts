import { culqi } from './culqi/provider.ts';
import { dlocal } from './dlocal/provider.ts';
import { ebanx } from './ebanx/provider.ts';
import type { CredentialField, GatewayCapabilities, GatewayProvider } from './gateway.ts';
import { mercadopago } from './mercadopago/provider.ts';
import { pagoefectivo } from './pagoefectivo/provider.ts';
import { payu } from './payu/provider.ts';

/** Every provider this house speaks to; a new one is one line here and one island beside this file. */
const PROVIDERS: readonly GatewayProvider[] = [
  pagoefectivo,
  payu,
  mercadopago,
  dlocal,
  ebanx,
  culqi,
];

/** The provider of this name, or null when there is none (an account of a later version, a mistyped path). */
export const findProvider = (name: string): GatewayProvider | null =>
  PROVIDERS.find((provider) => provider.name === name) ?? null;

/** What the admin shows of a provider before an account is opened. */
export type ProviderCard = {
  readonly name: string;
  readonly capabilities: GatewayCapabilities;
  readonly credentialFields: readonly CredentialField[];
  /** The names of the settlement reports that it can read without a mapping of columns. */
  readonly reports: readonly string[];
  /** Whether its reports can be fetched by API. */
  readonly fetchesReports: boolean;
};

/** The providers a merchant can choose from, in the order they are shown. */
export const listProviders = (): readonly ProviderCard[] =>
  PROVIDERS.map((provider) => ({
    name: provider.name,
    capabilities: provider.capabilities,
    credentialFields: provider.credentialFields,
    reports: provider.reports.map((format) => format.name),
    fetchesReports: provider.openReports !== undefined,
  }));
