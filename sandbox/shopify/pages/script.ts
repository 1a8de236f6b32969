import { readFileSync } from 'node:fs';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** Scripts of ours for the browser, in one scope that is their own. */
const enclosed = (...names: string[]): string =>
  `(() => {\n'use strict';\n${names.map(read).join('\n')}\n})();\n`;

/** The stand-in for https://cdn.shopify.com/shopifycloud/app-bridge.js. */
export const appBridgeScript = (): string =>
  enclosed('./app-bridge.js', './app-bridge-elements.js');

/** The other end of it: the admin page around the app's frame. */
export const adminHostScript = (): string => enclosed('./admin-host.js');
