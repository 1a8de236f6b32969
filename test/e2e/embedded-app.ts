import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The app inside the simulated admin, once it stands. */
export async function appFrame(page: Page): Promise<Frame> {
  const element = await page.locator('#app').elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error(`there is no app's frame at ${page.url()}`);
  await frame.locator('h1').first().waitFor();
  return frame;
}

/** Goes to another screen as Shopify's navigation does: without loading the app anew. */
export async function goInApp(page: Page, path: string): Promise<Frame> {
  const frame = await appFrame(page);
  const arrived = () =>
    frame
      .waitForFunction((to) => location.pathname + location.search === to, path, { timeout: 2_000 })
      .then(
        () => true,
        () => false,
      );
  // Asked for again while the app does not listen yet: a click that comes before its script is lost in Shopify too.
  await expect.poll(() => navigate(page, path).then(arrived), { timeout: 30_000 }).toBe(true);
  await frame.waitForFunction(() => document.querySelector('h1')?.textContent);
  await frame.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  return frame;
}

const navigate = (page: Page, path: string): Promise<void> =>
  page.evaluate((href) => {
    const app = document.getElementById('app') as HTMLIFrameElement;
    app.contentWindow?.postMessage({ sandbox: 1, type: 'navigate', data: href }, '*');
  }, path);
