import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { gatewayName } from '#app/admin/gateway-name.ts';
import { en } from '#app/admin/words/en.ts';
import { es } from '#app/admin/words/es.ts';
import { zh } from '#app/admin/words/zh.ts';
import { manifestJsonSchema } from '#app/gateways/declared-gateways.ts';
import { listProviders } from '#app/gateways/registry.ts';

const DOCS = 'docs/gateways';
const LANGUAGES = { es, en, zh };
type Lang = keyof typeof LANGUAGES;
const LANGS = Object.keys(LANGUAGES) as Lang[];

const CARDS = listProviders();
const GATEWAYS = [...CARDS.map(({ name }) => name), 'declared'];
const PAGES = LANGS.flatMap((lang) => GATEWAYS.map((gateway) => ({ lang, gateway })));
type Page = (typeof PAGES)[number];

/** Which of the sections tells where the keys are. */
const KEYS_SECTION = 1;

/** How a page says that the merchant gives the money back with his own hands, although the gateway has a call for it. */
const BY_HAND: Readonly<Record<Lang, string>> = {
  es: 'Por ahora la app no envía la devolución',
  en: 'For now the app does not send the refund',
  zh: '目前本应用不会发起退款',
};

const fileOf = ({ lang, gateway }: Page): string => path.join(DOCS, lang, `${gateway}.md`);
const textOf = (page: Page): string => readFileSync(fileOf(page), 'utf8');
const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');
const headingsOf = (page: Page): string[] => all(textOf(page), /^## (.+)$/gm);
const sectionOf = (page: Page, index: number): string =>
  textOf(page).split(/^## /m)[index + 1] ?? '';

/** The first cells of a section's table, without the row of its heads. */
const namedFields = (page: Page): string[] =>
  all(sectionOf(page, KEYS_SECTION), /^\| (.+?) \|/gm).slice(2);

/** Every text of the admin in one language. */
const leaves = (words: object): string[] =>
  Object.values(words).flatMap((word: string | object) =>
    typeof word === 'string' ? [word] : leaves(word),
  );

const linked = (file: string): string[] =>
  all(readFileSync(file, 'utf8'), /\]\(([^)#]+)[^)]*\)/g).filter((to) => !to.startsWith('https:'));

describe.each(PAGES)('the page on $gateway in $lang', (page) => {
  it('has the sections of every other page, in their order', () => {
    const model = headingsOf({ ...page, gateway: 'pagoefectivo' });
    expect(headingsOf(page)).toEqual(model);
    expect(model).toHaveLength(headingsOf({ lang: 'en', gateway: 'pagoefectivo' }).length);
  });

  it('can be read in one sitting', () => {
    expect(textOf(page).trimEnd().split('\n').length).toBeLessThanOrEqual(70);
  });

  it('names the fields of the form as the merchant sees them, all of them and no other', () => {
    const labels: Readonly<Record<string, string>> = LANGUAGES[page.lang].settings.fields;
    const card = CARDS.find(({ name }) => name === page.gateway);
    const manifest = Object.keys((manifestJsonSchema() as { properties: object }).properties);
    const expected = card
      ? card.credentialFields.map(({ name }) => labels[name])
      : manifest.filter((name) => name !== '$schema').map((name) => `\`${name}\``);
    expect(namedFields(page).sort()).toEqual(expected.sort());
  });

  it('puts in bold only what stands on our screens', () => {
    const shown = new Set(leaves(LANGUAGES[page.lang]));
    const bold = all(textOf(page), /\*\*(.+?)\*\*/g);
    expect(bold.length).toBeGreaterThan(0);
    expect(bold.filter((word) => !shown.has(word))).toEqual([]);
  });

  it('leads nowhere that does not exist', () => {
    const file = fileOf(page);
    const lost = linked(file).filter((to) => !existsSync(path.join(path.dirname(file), to)));
    expect(lost).toEqual([]);
  });
});

it.each(LANGS)('shows the way to every page in %s', (lang) => {
  const index = path.join(DOCS, 'README.md');
  const ways = linked(index);
  expect(ways).toEqual(expect.arrayContaining(GATEWAYS.map((gateway) => `${lang}/${gateway}.md`)));
  for (const to of ways) expect(existsSync(path.join(DOCS, to)), to).toBe(true);
});

it.each(GATEWAYS)('calls %s by its name in every title', (gateway) => {
  if (gateway === 'declared') return;
  for (const lang of LANGS)
    expect(textOf({ lang, gateway })).toMatch(`# ${gatewayName(gateway)}\n`);
});

it('has no page of a gateway that is not there', () => {
  const files = globSync(`${DOCS}/{${LANGS.join(',')}}/*`).sort();
  expect(files).toEqual(PAGES.map(fileOf).sort());
});

it('never says "cancelar" where Peru would read "paid"', () => {
  for (const gateway of GATEWAYS) expect(textOf({ lang: 'es', gateway })).not.toMatch(/cancel/i);
});

// A merchant who returns what the app returns too pays twice; one who waits for the app keeps his shopper waiting.
it('tells the merchant to return money by hand for as long as the app does not ask the gateway to', () => {
  const asks = globSync('app/**/*.ts')
    .filter((file) => !/^app\/gateways\/|\.(test|fixture)\.ts$/.test(file))
    .some((file) => /\.gateway\.refund\(/.test(readFileSync(file, 'utf8')));
  for (const { name, capabilities } of CARDS) {
    const promised = capabilities.refunds !== 'manual';
    for (const lang of LANGS)
      expect(textOf({ lang, gateway: name }).includes(BY_HAND[lang]), `${lang}/${name}`).toBe(
        promised && !asks,
      );
  }
});
