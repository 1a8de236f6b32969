import type { CredentialField, GatewayMode } from '#app/gateways/gateway.ts';
import type { SetupProblemKind } from './setup-words.ts';

export type SetupLanguage = 'es' | 'en' | 'zh';

/** The page's language for a merchant's language tag; English for one that we do not speak. */
export function setupLanguage(locale: string): SetupLanguage {
  const language = locale.toLowerCase().split(/[-_]/)[0];
  return language === 'es' || language === 'zh' ? language : 'en';
}

/** As HTML's `lang` wants it. */
export const LANGUAGE_TAGS = { es: 'es-PE', en: 'en', zh: 'zh-CN' } as const;

export type SetupAccount = {
  readonly id: string;
  readonly gateway: string;
  /** How the shop's own manifest calls the gateway, where it declared one. */
  readonly declaredName: string | null;
  readonly mode: GatewayMode;
  readonly label: string;
  readonly isDefault: boolean;
  readonly notificationUrl: string;
};

export type SetupProvider = {
  readonly name: string;
  readonly fields: readonly CredentialField[];
};

export type SetupDone = 'added' | 'changed' | 'told';

/** What the payments app's page shows. */
export type SetupView = {
  readonly language: SetupLanguage;
  readonly locale: string;
  readonly shopDomain: string;
  readonly accounts: readonly SetupAccount[];
  readonly providers: readonly SetupProvider[];
  readonly state: 'ready' | 'ready-test-only' | 'not-ready';
  /** Whether Shopify was told of this state. */
  readonly told: boolean;
  /** Shopify's page where the merchant activates the payment method. */
  readonly backUrl: string;
  readonly done: SetupDone | null;
};

/** What went wrong, and the fields that the merchant looks at again. What he typed is not sent back: it holds keys. */
export type SetupProblem = {
  readonly kind: SetupProblemKind;
  readonly fields: readonly string[];
};
