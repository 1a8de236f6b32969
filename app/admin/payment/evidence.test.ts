import { expect, it } from 'vitest';
import { translatorFor } from '../words/words-for.server.ts';
import { evidenceOf, factsOf, shopifyAnswer } from './evidence.ts';

const say = translatorFor({ lang: 'en', tag: 'en' });

it('shows Shopify’s own code, and never the word that we sort it by', () => {
  const facts = factsOf({ what: 'pending', word: 'again-soon: THROTTLED', attempt: '1' });
  expect(evidenceOf(facts, say)).toEqual([
    { label: 'Answer', text: 'THROTTLED' },
    { label: 'Attempts', text: '1' },
  ]);
  expect(shopifyAnswer('final: not allowed: twice')).toBe('not allowed: twice');
});

it('says nothing of an answer that has no code of its own', () => {
  expect(['taken', '', null].map(shopifyAnswer)).toEqual([null, null, null]);
});

it('shows what was announced and not confirmed as announced, never as received', () => {
  const facts = factsOf({
    event: 'paid',
    announced: '120.50',
    currency: 'PEN',
    word: '22 Generado',
  });
  expect(evidenceOf(facts, say)).toEqual([
    { label: 'Notice', text: 'Paid' },
    { label: 'Announced', text: 'S/\u00a0120.50' },
    { label: 'The gateway said', text: '22 Generado' },
  ]);
});

it('says why a code was voided that nobody asked to void', () => {
  expect(evidenceOf(factsOf({ why: 'paid-elsewhere' }), say)).toEqual([
    { label: 'Why', text: 'The order was paid with another code' },
  ]);
});

it('takes a word that is not about telling for the gateway’s', () => {
  expect(evidenceOf(factsOf({ word: '23 Pagado.' }), say)).toEqual([
    { label: 'The gateway said', text: '23 Pagado.' },
  ]);
});
