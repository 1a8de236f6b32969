import { expect, it } from 'vitest';
import { parsePlan } from '#app/reconciliation/columns/plan-of-columns.ts';
import { formOfPlan, planOfForm } from './columns-form.ts';

const PLAN = {
  kind: { column: 'Tipo', words: { VENTA: 'sale', 'Nota de cargo': 'fee' } },
  columns: { reference: 'CIP', at: 'Fecha', fee: 'Comisión', net: 'Neto' },
  leaves: ['fee'],
  amounts: 'decimal-comma',
  time: { format: 'day-slashes', zone: '-05:00' },
  linesBefore: 2,
} as const;

it('shows a plan that was told before, and makes the same plan of it again', () => {
  const told = parsePlan(PLAN);
  if (!told.ok) throw new Error('the plan cannot be read');
  expect(planOfForm({ ...formOfPlan(told.value), linesBefore: '2' })).toEqual(PLAN);
  const plain = { ...PLAN, kind: 'sale', leaves: [] } as const;
  const read = parsePlan(plain);
  if (!read.ok) throw new Error('the plan cannot be read');
  expect(planOfForm({ ...formOfPlan(read.value), linesBefore: '2' })).toEqual(plain);
});

it('leaves out columns that the report lacks and words that say nothing to anybody', () => {
  const form = {
    'columns.net': 'Neto',
    'columns.gross': '',
    'kind.column': 'Tipo',
    'kind.words.VENTA': 'sale',
    'kind.words.OTRO': '',
    amounts: 'minor',
    'time.format': 'day',
    'time.zone': ' -05:00 ',
  };
  expect(planOfForm(form)).toEqual({
    kind: { column: 'Tipo', words: { VENTA: 'sale' } },
    columns: { net: 'Neto' },
    leaves: [],
    amounts: 'minor',
    time: { format: 'day', zone: '-05:00' },
    linesBefore: 0,
  });
});
