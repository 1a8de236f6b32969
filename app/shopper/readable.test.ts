import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codeGroups, limaMoment, webAddress } from './readable.ts';
import { shopperLocale } from './words/words-for.ts';

it('splits a code into groups of three or four that are the code again when joined', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{6,40}$/), (code) => {
      const groups = codeGroups(code);
      expect(groups.join('')).toBe(code);
      for (const group of groups) expect([3, 4]).toContain(group.length);
    }),
  );
  expect(codeGroups('12')).toEqual(['12']);
});

it('names a moment in Lima by weekday, date with year, and time, in either language', () => {
  const lateInLima = new Date('2026-11-28T04:59:00Z');
  expect(limaMoment(lateInLima, 'es')).toBe(
    'viernes 27 de noviembre de 2026, 11:59\u00a0p.\u00a0m.',
  );
  expect(limaMoment(lateInLima, 'en')).toBe('Friday, 27 November 2026 at 11:59\u00a0pm');
});

it('takes only web addresses for links', () => {
  expect(webAddress('https://a.example/x')).toBe('https://a.example/x');
  for (const address of ['javascript:alert(1)', 'data:text/html,x', '//a.example', 'nothing', '']) {
    expect(webAddress(address)).toBeNull();
  }
});

it('speaks Spanish unless English was asked for', () => {
  expect(['en', 'EN-us', 'es-PE', 'fr', 'qu', '', null].map(shopperLocale)).toEqual([
    'en',
    'en',
    'es',
    'es',
    'es',
    'es',
    'es',
  ]);
});
