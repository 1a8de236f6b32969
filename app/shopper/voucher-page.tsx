import { renderToStaticMarkup } from 'react-dom/server';
import { AwaitingState } from './awaiting-state.tsx';
import { ContactForm } from './contact-form.tsx';
import type { Part } from './form-button.tsx';
import { Facts, Leave } from './page-frame.tsx';
import { PAGE_SCRIPT } from './page-script.ts';
import { PAGE_STYLE } from './page-style.ts';
import { ToldState } from './told-state.tsx';
import type { VoucherPageView } from './voucher-page-view.ts';
import type { ShopperWords } from './words/shopper-words.ts';

function State({ view, words }: Part) {
  const { state } = view;
  if (state.kind === 'awaiting') return <AwaitingState {...{ view, words, state }} />;
  if (state.kind === 'ask-contact') return <ContactForm {...{ view, words, state }} />;
  return <ToldState {...{ view, words, state }} />;
}

function Body({ view, words }: Part) {
  return (
    <body data-state={view.state.kind}>
      <main>
        {view.test && <p className="note">{words.frame.test}</p>}
        <Facts {...{ view, words }} />
        <State {...{ view, words }} />
        <Leave {...{ view, words }} />
      </main>
    </body>
  );
}

/** The browser's tab and history show the shop, never the code. */
const titleOf = ({ shopName }: VoucherPageView): string =>
  renderToStaticMarkup(<title>{`PagoEfectivo · ${shopName}`}</title>);

/** Without a script a page that is about to change is loaded again by the browser itself. */
const reloadOf = ({ state }: VoucherPageView): string =>
  state.kind === 'preparing' ? '<noscript><meta http-equiv="refresh" content="4"></noscript>' : '';

/**
 * The shopper's whole page as HTML: one response, no other request, no script needed. Send it with
 * `voucherPageHeaders`, whose policy allows exactly this page's style and script.
 */
export function renderVoucherPage(view: VoucherPageView, words: ShopperWords): string {
  const body = renderToStaticMarkup(<Body {...{ view, words }} />);
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    '<meta name="format-detection" content="telephone=no">',
    '<link rel="icon" href="data:,">',
    titleOf(view),
    reloadOf(view),
    `<style>${PAGE_STYLE}</style>`,
  ];
  const withScript = body.replace(/<\/body>$/, () => `<script>${PAGE_SCRIPT}</script></body>`);
  return `<!doctype html><html lang="${words.lang}"><head>${head.join('')}</head>${withScript}</html>`;
}
