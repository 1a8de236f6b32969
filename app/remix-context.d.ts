import type { House } from '#app/house.server.ts';

declare module '@remix-run/server-runtime' {
  interface AppLoadContext {
    /** The services of this process; `document` is what the page shell needs (`app/platform/document-hooks.ts`). */
    house: House;
  }
}
