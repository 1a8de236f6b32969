import { expect, it } from 'vitest';
import { translatorFor } from '../words/words-for.server.ts';
import { matterEvidence } from './matter-evidence.ts';

const reader = { lang: 'es', tag: 'es-PE' } as const;
const telling = { reader, say: translatorFor(reader) };
const soles = { currency: 'PEN', expectedCurrency: 'PEN' };
const told = (kind: string, facts: Record<string, string>, subject = 'receipt:1') =>
  matterEvidence({ kind, subject, facts, payout: null }, telling).map(({ label, text }) =>
    `${label}: ${text}`.replaceAll('\u00a0', ' '),
  );

it('calls each amount what it is', () => {
  expect(
    told('FEE_MISMATCH', { ...soles, amount: '-5.78', expected: '-5.07', lines: '0' }),
  ).toEqual(['Según tu tarifa: −S/ 5.07', 'Cobrado: −S/ 5.78']);
  expect(told('PAID_IN_SHOPIFY_ONLY', { ...soles, amount: '72.70' }, 'compared:1')).toEqual([
    'En Shopify: S/ 72.70',
  ]);
  expect(told('AMOUNT_MISMATCH', { ...soles, amount: '77.70', expected: '82.70' })).toEqual([
    'Comprobado: S/ 82.70',
    'En el reporte: S/ 77.70',
  ]);
  expect(told('LATE_PAYMENT', { ...soles, amount: '10.00' })).toEqual(['Recibido: S/ 10.00']);
});

it('writes days as the reader does', () => {
  const facts = { ...soles, expected: '94.70', paidOn: '2026-10-29', due: '2026-11-04' };
  expect(told('MISSING_IN_REPORT', facts)).toEqual([
    'Debe traer: S/ 94.70',
    'Pagado el: 29/10/2026',
    'Debía llegar el: 04/11/2026',
  ]);
});

it('says of a payout what was sent, what the bank got, and what lacks', () => {
  const payout = {
    id: '1',
    name: 'LIQ-1',
    currency: 'PEN',
    sent_minor: 20_467n,
    bank_minor: 17_967n,
  };
  const facts = { ...soles, amount: '-204.67', expected: '204.67', why: 'bank-got-another-amount' };
  const matter = { kind: 'PAYOUT_MISMATCH', subject: 'payout:1', facts, payout };
  expect(matterEvidence(matter, telling).map(({ text }) => text.replaceAll('\u00a0', ' '))).toEqual(
    ['S/ 204.67', 'S/ 179.67', '−S/ 25.00', 'El banco recibió otro monto'],
  );
});
