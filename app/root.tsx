import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
} from '@remix-run/react';
import type { ReactNode } from 'react';

const hasLocale = (data: unknown): data is { locale: string } =>
  typeof data === 'object' && data !== null && 'locale' in data && typeof data.locale === 'string';

/** The language of the page is that of the innermost route whose loader names a `locale`. */
function usePageLocale(): string {
  const data = useMatches().findLast((match) => hasLocale(match.data))?.data;
  return hasLocale(data) ? data.locale : 'es-PE';
}

function Shell({ lang, children }: { lang: string; children: ReactNode }) {
  return (
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>{children}</body>
    </html>
  );
}

export default function Root() {
  return (
    <Shell lang={usePageLocale()}>
      <Outlet />
      <ScrollRestoration />
      <Scripts />
    </Shell>
  );
}

/** Shown when a page breaks or does not exist: in both languages, because here nobody's language is known. */
export function ErrorBoundary() {
  const error = useRouteError();
  const missing = isRouteErrorResponse(error) && error.status === 404;
  return (
    <Shell lang="es-PE">
      <main
        style={{
          font: '1rem/1.5 system-ui, sans-serif',
          maxWidth: '32rem',
          margin: '3rem auto',
          padding: '0 1rem',
        }}
      >
        <h1>{missing ? 'Esta página no existe' : 'No pudimos mostrar esta página'}</h1>
        <p>
          {missing
            ? 'Revisa la dirección.'
            : 'Tu dinero y tus pedidos no cambiaron. Vuelve a intentarlo en un minuto.'}
        </p>
        <p lang="en">
          {missing
            ? 'This page does not exist. Please check the address.'
            : 'We could not show this page. No money and no order has changed. Please try again in a minute.'}
        </p>
      </main>
    </Shell>
  );
}
