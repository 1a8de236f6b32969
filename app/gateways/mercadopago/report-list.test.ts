import { describe, expect, it } from 'vitest';
import { periodBody, reportsIn, taskIn, taskNumberIn } from './report-list.ts';

/** The guide's own sample of a list has no status (devsite-docs, 2024); the numbers come as text. */
const listed = (changes: Record<string, string | null> = {}) => ({
  id: '12345678',
  begin_date: '2026-11-24T05:00:00Z',
  end_date: '2026-11-25T04:59:59Z',
  file_name: 'settlement-report-1-2026-11-25-060000.csv',
  created_from: 'manual',
  date_created: '2026-11-25T02:00:00.000-04:00',
  ...changes,
});

const READY = {
  name: 'settlement-report-1-2026-11-25-060000.csv',
  state: 'ready',
  period: { from: new Date('2026-11-24T05:00:00Z'), until: new Date('2026-11-25T05:00:00Z') },
  madeAt: new Date('2026-11-25T06:00:00Z'),
};

describe('the reports that Mercado Pago lists', () => {
  it('are ready where they have a file and nothing else is said', () => {
    expect(reportsIn([listed()])).toEqual([READY]);
  });

  it.each([
    ['pending', 'being-made'],
    ['processing', 'being-made'],
    ['processed', 'ready'],
    ['failed', 'failed'],
    ['deleted', 'failed'],
    ['archived-somewhere', 'unknown'],
  ])('say by %s that they are %s', (status, state) => {
    expect(reportsIn([listed({ status })])).toEqual([{ ...READY, state }]);
  });

  it('come the newest first', () => {
    const older = listed({ date_created: '2026-11-24T02:00:00.000-04:00', file_name: 'older.csv' });
    expect(reportsIn([older, listed()])?.map(({ name }) => name)).toEqual([
      READY.name,
      'older.csv',
    ]);
  });

  it.each([
    'list',
    'config',
    '../../v1/payments.csv/../x',
    'a/b.csv',
    `${'a'.repeat(191)}.csv`,
    'with space.csv',
  ])('are never fetched by the name %s', (file_name) => {
    expect(reportsIn([listed({ file_name })])).toEqual([{ ...READY, name: null }]);
  });

  it('are no list where something else came; what cannot be read in one is left out', () => {
    expect(reportsIn({ message: 'x' })).toBeNull();
    expect(reportsIn(['x', { begin_date: ['x'] }, listed()])).toEqual([READY]);
  });
});

it('knows no period where one of its dates is none', () => {
  expect(taskIn(listed({ end_date: 'soon' }))).toMatchObject({ period: null });
});

it('asks by the first and the last second, in UTC', () => {
  expect(periodBody(READY.period)).toBe(
    '{"begin_date":"2026-11-24T05:00:00Z","end_date":"2026-11-25T04:59:59Z"}',
  );
});

it('is asked about by the number that it names, and by nothing else', () => {
  expect(taskNumberIn({ id: '7', status: 'pending' })).toBe('7');
  expect(taskNumberIn({ id: '7/../config' })).toBeNull();
  expect(taskNumberIn({})).toBeNull();
});
