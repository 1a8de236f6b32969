import { USER_AGENT } from './browser.ts';
import type { World } from './world.ts';

/** A member of a shop's staff in the admin's frame: what App Bridge does for the app's own requests. */
export type Staff = {
  /** What a screen is made of. */
  read<Screen>(screen: Address): Promise<Screen>;
  /** Sends a screen's form; answers where it leads, or null where it stays. */
  send(screen: Address, form: Readonly<Record<string, string>>): Promise<string | null>;
};

/** A screen's path, and the route that serves it. */
export type Address = { readonly path: string; readonly route: string };

export function openAdmin({ control, browserUrl, appUrl }: World, shop: string): Staff {
  const ask = async ({ path, route }: Address, form?: Readonly<Record<string, string>>) => {
    const url = new URL(browserUrl(`${appUrl}${path}`));
    url.searchParams.set('_data', route);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: {
        'user-agent': USER_AGENT,
        authorization: `Bearer ${await control.staffToken(shop)}`,
      },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    if (!response.ok) throw new Error(`${path} answered staff with ${response.status}`);
    return response;
  };
  return {
    read: async <Screen>(screen: Address) => (await (await ask(screen)).json()) as Screen,
    async send(screen, form) {
      const response = await ask(screen, form);
      const leads = response.headers.get('x-remix-redirect');
      if (leads === null && (await response.text()).includes('refused'))
        throw new Error(`${screen.path} refused what staff entered`);
      return leads;
    },
  };
}
