import { expect, it } from 'vitest';
import { lettersOf } from '#test/reconciliation/pdf-letters.ts';
import { closePaper, MARGIN, openPaper } from './paper.server.ts';

const open = () =>
  openPaper({ title: 'Estado', tag: 'es-PE', at: new Date('2026-11-25T12:00:00Z') });

it.each([
  ['Peña & Núñez – 5 €', 'Peña & Núñez – 5 €'],
  ['秘鲁商店', '秘鲁商店'],
  ['Łódź Żółw', 'Lódz Zólw'],
  ['Pho Việt', 'Pho Viet'],
  ['Магазин', '???????'],
  ['Tienda 👩🏽‍💻❤️', 'Tienda ????'],
])('prints %s as %s: every letter has a shape', async (name, printed) => {
  const paper = open();
  paper.doc.text(paper.printable(name), MARGIN, MARGIN);
  const { text, missing } = lettersOf(await closePaper(paper, { text: '', page: '' }));
  expect(paper.printable(name)).toBe(printed);
  expect(missing).toBe(0);
  expect(text).toContain(printed.replaceAll(' ', ''));
});
