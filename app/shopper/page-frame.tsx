import { moneyForPeople } from '#app/kernel/money.ts';
import { FormButton, type Part } from './form-button.tsx';
import { webAddress } from './readable.ts';

/** Who pays whom how much, as checkout showed it: a rule of Shopify for pages away from checkout. */
export function Facts({ view, words }: Part) {
  return (
    <dl className="facts">
      <div>
        <dt>{words.frame.shop}</dt>
        <dd>{view.shopName}</dd>
      </div>
      {view.buyerName !== null && (
        <div>
          <dt>{words.frame.buyer}</dt>
          <dd>{view.buyerName}</dd>
        </div>
      )}
      <div>
        <dt>{words.frame.amount}</dt>
        <dd>{moneyForPeople(view.amount)}</dd>
      </div>
    </dl>
  );
}

/** Asks once more before an order is given up; a fold needs no script. */
function CancelOrder({ view, words }: Part) {
  const { ask, text, button } = words.frame.cancelOrder;
  return (
    <details className="screen">
      <summary>{ask}</summary>
      <p>{text}</p>
      <FormButton view={view} intent="cancel">
        {button}
      </FormButton>
    </details>
  );
}

/** The ways away from the page, and who helps: at the same place in every state (WCAG 3.2.6). */
export function Leave({ view, words }: Part) {
  const shop = webAddress(view.backToShop);
  return (
    <footer className="small">
      {view.wayOut === 'give-up' ? (
        <FormButton view={view} intent="cancel">
          {words.frame.giveUp}
        </FormButton>
      ) : (
        shop && (
          <a className="button" href={shop} rel="noreferrer">
            {words.frame.backToShop(view.shopName)}
          </a>
        )
      )}
      {view.wayOut === 'cancel-order' && <CancelOrder {...{ view, words }} />}
      <p className="hint">
        {words.frame.help(view.shopName)}
        {view.shopEmail !== null && (
          <>
            {': '}
            <a href={`mailto:${encodeURIComponent(view.shopEmail)}`}>{view.shopEmail}</a>
          </>
        )}
      </p>
    </footer>
  );
}
