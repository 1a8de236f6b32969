import type { ContactField, LastAsked, NotServedReason } from '../voucher-page-view.ts';

/** One state's heading and what it means for the shopper and the money. */
export type Said = { readonly title: string; readonly text: readonly string[] };

type FieldWords = { readonly label: string; readonly wrong: string; readonly example: string };

/** Every word of the shopper's page; a language that lacks one does not compile. Amounts and dates come as finished text. */
export type ShopperWords = {
  readonly lang: 'es-PE' | 'en';
  readonly frame: {
    readonly shop: string;
    readonly buyer: string;
    readonly amount: string;
    readonly exactAmount: string;
    readonly test: string;
    readonly help: (shop: string) => string;
    readonly backToShop: (shop: string) => string;
    readonly giveUp: string;
    readonly cancelOrder: { readonly ask: string; readonly text: string; readonly button: string };
    readonly refresh: string;
  };
  readonly contact: {
    readonly title: string;
    readonly why: string;
    readonly button: string;
    readonly fields: Readonly<Record<ContactField, FieldWords>>;
  };
  readonly code: {
    readonly title: (shop: string) => string;
    readonly label: string;
    readonly copy: string;
    /** Where the gateway shows the code on its own page only. */
    readonly elsewhere: string;
    readonly elsewhereLink: string;
    readonly copyByHand: string;
    readonly copyAmount: string;
    readonly copied: string;
    readonly amountCopied: string;
    readonly due: (when: string) => string;
    readonly limaTime: string;
    readonly askNow: string;
    readonly asked: Readonly<Record<Exclude<LastAsked, 'none'>, string>>;
    readonly whatsapp: string;
    readonly whatsappText: (facts: WhatsappFacts) => string;
    readonly print: string;
    readonly gatewayPage: string;
    readonly next: string;
    readonly safety: readonly string[];
  };
  readonly how: {
    readonly title: string;
    readonly company: string;
    readonly service: string;
    readonly phone: string;
    readonly cash: string;
    readonly cashSay: string;
    readonly companyCode: (code: string) => string;
    readonly alsoAt: (names: string) => string;
    readonly mayDiffer: (seen: string) => string;
  };
  readonly pictures: {
    readonly walletQr: string;
    readonly walletQrAlt: string;
    readonly pageQr: string;
    readonly pageQrNote: string;
    readonly pageQrAlt: string;
    readonly barcode: string;
    readonly barcodeAlt: string;
  };
  readonly preparing: Said;
  readonly verifying: Said;
  readonly paid: (shop: string, when: string | null) => Said;
  readonly paidOtherwise: (facts: { shop: string; received: string }) => Said;
  readonly lapsed: { readonly renewable: Said; readonly final: Said; readonly renew: string };
  readonly voiding: (shop: string) => Said;
  readonly voided: (shop: string) => Said;
  readonly held: (facts: { shop: string; asked: string; received: string | null }) => Said;
  readonly decided: (facts: { shop: string; received: string }) => Said;
  readonly reversed: (facts: { shop: string; amount: string }) => Said;
  readonly late: (shop: string) => Said;
  readonly unavailable: Said & { readonly retry: string };
  readonly notServed: {
    readonly title: string;
    readonly reasons: Readonly<Record<NotServedReason, string>>;
    readonly next: string;
  };
};

export type WhatsappFacts = {
  readonly shop: string;
  readonly code: string;
  readonly amount: string;
  readonly due: string;
  readonly url: string;
};
