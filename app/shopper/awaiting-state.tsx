import { moneyForPeople } from '#app/kernel/money.ts';
import { CodeCard } from './code-card.tsx';
import { FormButton, type Part } from './form-button.tsx';
import { HowToPay } from './how-to-pay.tsx';
import { BarcodePicture, QrPicture } from './pictures.tsx';
import { limaMoment, webAddress } from './readable.ts';
import type { Awaiting } from './voucher-page-view.ts';

type AwaitingPart = Part & { state: Awaiting };

function WalletQr({ words, state }: AwaitingPart) {
  if (state.qr?.of !== 'gateway') return null;
  return (
    <section>
      <h2>{words.pictures.walletQr}</h2>
      <QrPicture text={state.qr.text} alt={words.pictures.walletQrAlt} />
    </section>
  );
}

function Barcode({ words, state }: AwaitingPart) {
  if (state.barcode === null) return null;
  return (
    <section>
      <h2>{words.pictures.barcode}</h2>
      <BarcodePicture text={state.barcode} alt={words.pictures.barcodeAlt} />
    </section>
  );
}

/** Our own address as a picture, for who began on a computer; it says that it is nothing to pay with. */
function PageQr({ words, state }: AwaitingPart) {
  if (state.qr?.of !== 'page') return null;
  return (
    <section>
      <h2>{words.pictures.pageQr}</h2>
      <QrPicture text={state.qr.text} alt={words.pictures.pageQrAlt} />
      <p className="hint">{words.pictures.pageQrNote}</p>
    </section>
  );
}

function AskNow({ view, words, state }: AwaitingPart) {
  return (
    <section className="screen">
      {state.lastAsked !== 'none' && (
        <p className="note" role="status">
          {words.code.asked[state.lastAsked]}
        </p>
      )}
      <FormButton view={view} intent="ask-now">
        {words.code.askNow}
      </FormButton>
      <p className="hint">{words.code.next}</p>
    </section>
  );
}

function whatsappLink({ view, words, state }: AwaitingPart, code: string): string {
  const due = `${words.code.due(limaMoment(state.expiresAt, view.locale))} ${words.code.limaTime}`;
  const { shopName: shop, pageUrl: url } = view;
  const text = words.code.whatsappText({
    shop,
    code,
    amount: moneyForPeople(view.amount),
    due,
    url,
  });
  return `https://wa.me/?text=${encodeURIComponent(text)}`;
}

function Keep(part: AwaitingPart) {
  const { words, state } = part;
  const gatewayPage = state.gatewayPageUrl === null ? null : webAddress(state.gatewayPageUrl);
  return (
    <section className="small screen">
      {!part.view.test && state.code !== null && (
        <a className="button" href={whatsappLink(part, state.code)} rel="noreferrer noopener">
          {words.code.whatsapp}
        </a>
      )}
      <button type="button" hidden data-print>
        {words.code.print}
      </button>
      {gatewayPage && state.code !== null && (
        <a className="button" href={gatewayPage} rel="noreferrer noopener">
          {words.code.gatewayPage}
        </a>
      )}
    </section>
  );
}

/** The page with a code on it: what to pay, how, and what happens then. */
export function AwaitingState(part: AwaitingPart) {
  const { view, words } = part;
  return (
    <>
      <h1>{words.code.title(view.shopName)}</h1>
      <CodeCard {...part} />
      <AskNow {...part} />
      <WalletQr {...part} />
      <HowToPay view={view} words={words} />
      <Barcode {...part} />
      <ul className="safety">
        {words.code.safety.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Keep {...part} />
      <PageQr {...part} />
    </>
  );
}
