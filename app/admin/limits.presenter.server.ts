import type { ShopId } from '#app/kernel/ids.ts';
import { decimalText } from '#app/kernel/money.ts';
import { type BlockedShopper, getLimits } from '#app/merchants/change-limits.server.ts';
import type { GatewayAccount } from '#app/merchants/gateway-account.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { type InstantText, instantText } from './format.ts';
import type { Reader } from './reader.ts';

/** An account's limits as its form shows them: text, empty where there is no limit. */
export type LimitsForm = {
  readonly amounts: readonly {
    readonly currency: string;
    readonly least: string;
    readonly greatest: string;
  }[];
  readonly openCodesPerShopper: string;
  readonly openCodesPerShop: string;
  readonly codesPerShopperPerDay: string;
};

export type BlockedLine = {
  readonly kind: 'email' | 'document';
  /** What names him to the app without telling who he is. */
  readonly key: string;
  /** Null once the person asked to be forgotten. */
  readonly text: string | null;
  readonly at: InstantText;
};

export type LimitsScreen = { readonly form: LimitsForm; readonly blocked: readonly BlockedLine[] };

type Seen = {
  readonly shopId: ShopId;
  readonly account: Pick<GatewayAccount, 'id'>;
  readonly currencies: readonly string[];
  readonly reader: Reader;
};

/** What an account will not be asked for, and whom it blocks. */
export async function presentLimits(
  deps: Pick<Foundation, 'database' | 'sealing'>,
  { shopId, account, currencies, reader }: Seen,
): Promise<LimitsScreen> {
  const { limits, blocked } = await getLimits(deps, { shopId, accountId: account.id });
  const text = (minor: bigint | null | undefined, currency: string) =>
    minor == null ? '' : decimalText({ minor, currency });
  return {
    form: {
      amounts: currencies.map((currency) => {
        const own = limits.amounts.find((limit) => limit.currency === currency);
        return {
          currency,
          least: text(own?.least, currency),
          greatest: text(own?.greatest, currency),
        };
      }),
      openCodesPerShopper: `${limits.openCodesPerShopper ?? ''}`,
      openCodesPerShop: `${limits.openCodesPerShop ?? ''}`,
      codesPerShopperPerDay: `${limits.codesPerShopperPerDay ?? ''}`,
    },
    blocked: blocked.map((person) => lineOf(person, reader)),
  };
}

const lineOf = ({ kind, hash, text, at }: BlockedShopper, reader: Reader): BlockedLine => ({
  kind,
  key: hash.toString('base64url'),
  text,
  at: instantText(at, reader),
});
