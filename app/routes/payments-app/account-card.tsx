import { gatewayName } from '#app/admin/gateway-name.ts';
import type { SetupAccount } from '#app/merchants/setup-page.ts';
import type { SetupWords } from '#app/merchants/setup-words.ts';

type Props = { readonly account: SetupAccount; readonly words: SetupWords };

/** One account: what it is for, the address that the gateway needs, and what can be done with it. */
export function AccountCard({ account, words }: Props) {
  const address = `address-${account.id}`;
  return (
    <article>
      <h3>
        {account.declaredName ?? gatewayName(account.gateway)}: {account.label}{' '}
        <span className="tag">{words.mode[account.mode]}</span>
        {account.isDefault && <span className="tag good">{words.inUse}</span>}
      </h3>
      <label htmlFor={address}>{words.notificationUrl}</label>
      <input id={address} readOnly value={account.notificationUrl} />
      <form method="post" className="row">
        <input type="hidden" name="account" value={account.id} />
        {!account.isDefault && (
          <button name="intent" value="use" type="submit">
            {words.use}
          </button>
        )}
        <button name="intent" value="retire" type="submit" className="quiet">
          {words.retire}
        </button>
      </form>
    </article>
  );
}
