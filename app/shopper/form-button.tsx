import type { ReactNode } from 'react';
import type { FormPaths, VoucherPageView } from './voucher-page-view.ts';
import type { ShopperWords } from './words/shopper-words.ts';

/** What every part of the page is given. */
export type Part = { readonly view: VoucherPageView; readonly words: ShopperWords };

type FormButton = {
  view: VoucherPageView;
  intent: keyof FormPaths;
  main?: boolean;
  children: ReactNode;
};

/** A form of one button: it works without a script, and a reload does not repeat it once the answer redirects. */
export function FormButton({ view, intent, main = false, children }: FormButton) {
  return (
    <form method="post" action={view.forms[intent]}>
      <button type="submit" name="intent" value={intent} className={main ? 'main' : undefined}>
        {children}
      </button>
    </form>
  );
}
