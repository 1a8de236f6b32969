import type { Frame, Page } from 'playwright-core';

/** The app inside the simulated admin, once it stands. */
export async function appFrame(page: Page): Promise<Frame> {
  const element = await page.locator('#app').elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error(`there is no app's frame at ${page.url()}`);
  await frame.locator('h1').first().waitFor();
  return frame;
}
