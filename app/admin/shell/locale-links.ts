import { createContext, useContext } from 'react';

const LocaleContext = createContext('es-PE');
export const LocaleProvider = LocaleContext.Provider;

type Params = Readonly<Record<string, string | null>>;

/** `/app/payments?view=paid` with parameters added (a null one is left out). */
export function withParams(path: string, params: Params): string {
  const [pathname = '', search = ''] = path.split('?');
  const all = new URLSearchParams(search);
  for (const [name, value] of Object.entries(params)) {
    if (value === null) all.delete(name);
    else all.set(name, value);
  }
  const text = all.toString();
  return text === '' ? pathname : `${pathname}?${text}`;
}

/**
 * Addresses inside the app, with the merchant's language: Shopify names it only when it opens the first page, and
 * neither a cookie (embedded pages may have none) nor the browser's own language can be trusted to carry it on.
 */
export function useTo(): (path: string, params?: Params) => string {
  const locale = useContext(LocaleContext);
  return (path, params = {}) => withParams(path, { ...params, locale });
}
