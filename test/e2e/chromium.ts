import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';

const SCREENSHOTS = path.resolve(import.meta.dirname, '../screenshots');

// Shopify's library answers 410 to what calls itself headless.
const DESKTOP =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36';

export type Seat = {
  readonly width?: number;
  readonly locale?: string;
  readonly javaScript?: boolean;
};

/** What went wrong behind a page's back: errors on its console, requests that failed or were refused. */
export type Tab = { readonly page: Page; takeTrouble(): string[] };

/** A real browser for one test file. */
export type Chromium = { open(seat?: Seat): Promise<Tab>; close(): Promise<void> };

/** With a proxy, everything is reached by its own name and over TLS, as outside of the simulated world. */
export async function launchChromium(proxyUrl?: string): Promise<Chromium> {
  const browser: Browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--single-process', '--no-zygote', '--disable-gpu'],
    ...(proxyUrl && { proxy: { server: proxyUrl, bypass: '<-loopback>' } }),
  });
  return {
    async open({ width = 1280, locale = 'es-PE', javaScript = true } = {}) {
      const context = await browser.newContext({
        viewport: { width, height: width < 600 ? 800 : 900 },
        locale,
        timezoneId: 'America/Lima',
        userAgent: DESKTOP,
        javaScriptEnabled: javaScript,
        ignoreHTTPSErrors: true,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      return { page, takeTrouble: listenForTrouble(page) };
    },
    close: () => browser.close(),
  };
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

/** Kept for people to look at; nothing compares them. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true });
}
