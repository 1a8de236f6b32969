/** A page as a browser without a script shows it. */
export type Page = { readonly url: string; readonly status: number; readonly html: string };

/** A form's fields as they stand, with the button that a person presses. */
export type Fields = Readonly<Record<string, string>>;

/** A person's browser without a screen or a script: cookies, redirects, forms. */
export type Browser = {
  open(url: string): Promise<Page>;
  /** Presses the button of this name and value on the page, with what the person typed; null when there is none. */
  press(
    page: Page,
    button: { name: string; value: string } | null,
    typed?: Fields,
  ): Promise<Page | null>;
};

// Shopify's library answers 410 to what calls itself a robot.
export const USER_AGENT =
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Mobile Safari/537.36';
const MOST_REDIRECTS = 12;

type Letter = { readonly method: 'GET' | 'POST'; readonly body?: string };

export function openBrowser(locale = 'es-PE'): Browser {
  const cookies = new Map<string, string>();
  const go = async (start: string, first: Letter): Promise<Page> => {
    let url = start;
    let letter = first;
    for (let hop = 0; hop < MOST_REDIRECTS; hop += 1) {
      const response = await send(url, letter, { locale, cookies });
      const next = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || !next)
        return { url, status: response.status, html: await response.text() };
      await response.body?.cancel();
      url = new URL(next, url).href;
      letter = { method: 'GET' };
    }
    throw new Error(`too many redirects from ${start}`);
  };
  return {
    open: (url) => go(url, { method: 'GET' }),
    async press(page, button, typed = {}) {
      const form = formWith(page.html, button);
      if (!form) return null;
      const pressed = button && { [button.name]: button.value };
      const body = new URLSearchParams({ ...form.fields, ...typed, ...pressed }).toString();
      return go(new URL(form.action || page.url, page.url).href, { method: 'POST', body });
    },
  };
}

type Person = { readonly locale: string; readonly cookies: Map<string, string> };

async function send(url: string, { method, body }: Letter, person: Person): Promise<Response> {
  const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      'user-agent': USER_AGENT,
      accept: 'text/html',
      'accept-language': person.locale,
      ...(cookie && { cookie }),
      ...(body !== undefined && {
        'content-type': 'application/x-www-form-urlencoded',
        origin: new URL(url).origin,
      }),
    },
    ...(body !== undefined && { body }),
  });
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    person.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
  return response;
}

type Form = { readonly action: string; readonly fields: Fields };

/** The first posting form with this button, and its hidden fields. */
function formWith(html: string, button: { name: string; value: string } | null): Form | null {
  for (const [form, opening = ''] of html.matchAll(/<form([^>]*)>.*?<\/form>/gs)) {
    const buttons = [...form.matchAll(/<button([^>]*)>/g)].map(([, tag = '']) => tag);
    const fits = (tag: string) =>
      attribute(tag, 'name') === button?.name && attribute(tag, 'value') === button?.value;
    if (!/method="post"/i.test(opening) || !(button ? buttons.some(fits) : true)) continue;
    const hidden = [...form.matchAll(/<input([^>]*)>/g)]
      .map(([, tag = '']) => tag)
      .filter((tag) => attribute(tag, 'type') === 'hidden');
    const fields = hidden.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]);
    return { action: attribute(opening, 'action'), fields: Object.fromEntries(fields) };
  }
  return null;
}

const attribute = (tag: string, name: string): string =>
  (new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
