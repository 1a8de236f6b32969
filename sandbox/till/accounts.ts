/** Which of a seller's two houses an account lives in. */
export type Mode = 'test' | 'live';

/** A merchant's account at a seller of codes. `keys` are the very fields that he types into the app. */
export type Account<Key extends string = string> = {
  /** The value of the key that names the account. */
  readonly id: string;
  readonly mode: Mode;
  readonly keys: Readonly<Record<Key, string>>;
  /** Decimal text, e.g. "3724.00": the most that one code may ask for. */
  readonly maxAmount: string;
  /** Registered by the seller's staff, for sellers that are not told it with each order; null until then. */
  notificationUrl: string | null;
};

/** An account as a configuration gives it. */
export type AccountPlan = {
  readonly keys: Readonly<Record<string, string>>;
  readonly mode?: Mode;
  readonly notificationUrl?: string | null;
  readonly maxAmount?: string;
};

/** The accounts that one seller knows. */
export class Accounts<Key extends string = string> {
  readonly all: readonly Account<Key>[];

  constructor(plans: readonly AccountPlan[], dialect: { keys: readonly Key[]; accountKey: Key }) {
    this.all = plans.map((plan) => accountFrom(plan, dialect));
  }

  find(id: string): Account<Key> | null {
    return this.all.find((account) => account.id === id) ?? null;
  }

  /** The account that has this key; null when there is none, or the value is empty. */
  withKey(name: Key, value: string | undefined): Account<Key> | null {
    return value ? (this.all.find(({ keys }) => keys[name] === value) ?? null) : null;
  }

  /** Plays the seller's staff; false when there is no such account. */
  setNotificationUrl(id: string, url: string | null): boolean {
    const account = this.find(id);
    if (account) account.notificationUrl = url;
    return account !== null;
  }
}

function accountFrom<Key extends string>(
  { keys, mode = 'test', notificationUrl = null, maxAmount = '3724.00' }: AccountPlan,
  dialect: { keys: readonly Key[]; accountKey: Key },
): Account<Key> {
  const absent = dialect.keys.filter((key) => !keys[key]);
  if (absent.length > 0) throw new Error(`an account lacks ${absent.join(', ')}`);
  const own = Object.fromEntries(dialect.keys.map((key) => [key, keys[key]]));
  return {
    id: keys[dialect.accountKey] ?? '',
    mode,
    keys: own as Record<Key, string>,
    maxAmount,
    notificationUrl,
  };
}
