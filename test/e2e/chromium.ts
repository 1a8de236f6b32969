import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Page, chromium as playwright } from 'playwright-core';

const SCREENSHOTS = path.resolve(import.meta.dirname, '../screenshots');

// Shopify's library answers 410 to what calls itself headless.
const DESKTOP =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36';

export type Seat = {
  readonly width?: number;
  readonly javaScript?: boolean;
  readonly locale?: string;
  /** Through it everything is reached by its own name and over TLS, as outside of the simulated world. */
  readonly proxyUrl?: string;
};

/** One page of a real browser, and what went wrong behind its back: errors on its console, requests that failed. */
export type Tab = { readonly page: Page; takeTrouble(): string[]; close(): Promise<void> };

// A browser of its own for each: in one process, Chromium ends as a whole with its first context.
export async function openTab(seat: Seat = {}): Promise<Tab> {
  const { width = 1280, javaScript = true, locale = 'es-PE', proxyUrl } = seat;
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--single-process', '--no-zygote', '--disable-gpu'],
    ...(proxyUrl && { proxy: { server: proxyUrl, bypass: '<-loopback>' } }),
  });
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 800 : 900 },
    locale,
    timezoneId: 'America/Lima',
    userAgent: DESKTOP,
    javaScriptEnabled: javaScript,
    ignoreHTTPSErrors: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return { page, takeTrouble: listenForTrouble(page), close: () => browser.close() };
}

function listenForTrouble(page: Page): () => string[] {
  const heard: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(`console: ${message.text().slice(0, 300)}`);
  });
  page.on('pageerror', (error) => heard.push(`error: ${error.message.slice(0, 300)}`));
  page.on('response', (response) => {
    if (response.status() >= 400) heard.push(`${response.status()} ${pathOf(response.url())}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // A page that is left cancels what it was still loading.
    if (why !== 'net::ERR_ABORTED') heard.push(`${why} ${pathOf(request.url())}`);
  });
  return () => heard.splice(0);
}

const pathOf = (url: string): string => new URL(url).pathname;

/** With SCREENSHOTS=1, keeps the whole page for people to look at; nothing compares it. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (!process.env.SCREENSHOTS) return;
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true });
}
