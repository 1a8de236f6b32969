import { expect, it } from 'vitest';
import { TELL_MOVES, VOUCHER_MOVES, voucherMayBecome } from './moves.ts';

it('lets a code be paid from every state in which the gateway has named it: money is a fact', () => {
  for (const state of ['live', 'voiding', 'lapsed', 'voided', 'orphan'] as const)
    expect(VOUCHER_MOVES[state]).toContain('paid');
});

it('leads away from paid only to live: money taken back makes a code payable again', () => {
  expect(VOUCHER_MOVES.paid).toEqual(['live']);
});

it('lets nothing that Shopify took be untold', () => {
  expect(TELL_MOVES.applied).toEqual([]);
  expect(TELL_MOVES.superseded).toEqual(['applied']);
  expect(TELL_MOVES.unanswered).toEqual(['applied']);
});

it('asks of every compare-and-set to come from where the table allows it', () => {
  expect(voucherMayBecome('voided').sort()).toEqual(['live', 'orphan', 'voiding']);
  expect(voucherMayBecome('paid').sort()).toEqual([
    'lapsed',
    'live',
    'orphan',
    'voided',
    'voiding',
  ]);
  expect(voucherMayBecome('intended')).toEqual([]);
});
