import { describe, expect, it } from 'vitest';
import { impliedRate } from './implied-rate.ts';

const line = {
  gross_minor: 10_000n,
  gross_currency: 'USD',
  net_minor: 37_000n,
  fee_minor: -400n,
  fee_tax_minor: -100n,
  currency: 'PEN',
};

describe('the rate that a line was converted at', () => {
  it('is what it brought before fees, for one unit of what was paid', () => {
    expect(impliedRate(line)).toBe('3.750000');
    expect(
      impliedRate({
        ...line,
        gross_minor: -10_000n,
        net_minor: -37_500n,
        fee_minor: 0n,
        fee_tax_minor: 0n,
      }),
    ).toBe('3.750000');
  });

  it('is rounded half up to six places, whatever decimals the currencies have', () => {
    expect(impliedRate({ ...line, gross_minor: 30_000n, net_minor: 9_500n })).toBe('0.333333');
    expect(impliedRate({ ...line, gross_minor: 60_000n, net_minor: 9_500n })).toBe('0.166667');
    expect(
      impliedRate({ ...line, gross_currency: 'CLP', gross_minor: 25_000n, net_minor: 9_500n }),
    ).toBe('0.004000');
  });

  it('is none within one currency, and where a part is not known', () => {
    expect(impliedRate({ ...line, currency: 'USD' })).toBeNull();
    expect(impliedRate({ ...line, net_minor: null })).toBeNull();
    expect(impliedRate({ ...line, gross_minor: null, gross_currency: null })).toBeNull();
  });
});
