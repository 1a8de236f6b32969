import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Axe = { run(context: Document, options: RunOptions): Promise<AxeResults> };

/** Serious and critical barriers of a page, by axe-core: the rule, and where it is broken. */
export async function barriersOf(place: Page | Frame): Promise<string[]> {
  // A screen that was reached without loading anew has it still.
  if (!(await place.evaluate(() => 'axe' in globalThis))) await place.evaluate(await source);
  const { violations } = await place.evaluate(
    () =>
      (globalThis as unknown as { axe: Axe }).axe.run(document, {
        resultTypes: ['violations'],
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      }) as Promise<AxeResults>,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
