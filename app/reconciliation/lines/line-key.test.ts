import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ReportLine } from '#app/gateways/report.ts';
import type { AccountId } from '#app/kernel/ids.ts';
import { lineDigest } from './line-key.ts';

const line: ReportLine = {
  line: 2,
  kind: 'payout',
  word: 'WITHDRAWAL',
  reference: null,
  transactionCode: null,
  operation: null,
  payout: '4498580',
  gross: null,
  fee: null,
  feeTax: null,
  net: { minor: -5_000_000n, currency: 'PEN' },
  at: '2021-09-28T00:03:44.465',
};
const keyAt = (at: string | null) => lineDigest('an-account' as AccountId, { ...line, at });

describe('a line of a report', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('is the same wherever in the world the machine stands that reads it', () => {
    const keys = ['UTC', 'America/Lima', 'Asia/Shanghai'].map((zone) => {
      vi.stubEnv('TZ', zone);
      return [keyAt('2021-09-28T00:03:44.465'), keyAt('2021-09-28'), keyAt(null)].join();
    });
    expect(new Set(keys).size).toBe(1);
  });

  it('is the same where the gateway writes its moment in the hours of another zone', () => {
    const lima = keyAt('2026-11-25T10:15:00.000-05:00');
    expect(keyAt('2026-11-25T11:15:00.000-04:00')).toBe(lima);
    expect(keyAt('2026-11-25T15:15:00Z')).toBe(lima);
    expect(keyAt('2026-11-25T10:15:00.000-04:00')).not.toBe(lima);
    expect(keyAt('2026-11-25T10:15:00.001-05:00')).not.toBe(lima);
  });

  it('is the same at midnight in a text file and in a workbook, which tells of midnight the day alone', () => {
    expect(keyAt('2026-11-25T00:00:00-05:00')).toBe(keyAt('2026-11-25'));
    expect(keyAt('2026-11-25T00:00:01-05:00')).not.toBe(keyAt('2026-11-25'));
    expect(keyAt('2026-11-26T00:00:00-05:00')).not.toBe(keyAt('2026-11-25'));
  });

  it('is another at another second, on a day alone, or without a time', () => {
    const times = ['2026-11-25T10:15:00', '2026-11-25T10:15:01', '2026-11-25', null];
    expect(new Set(times.map(keyAt)).size).toBe(times.length);
  });
});
