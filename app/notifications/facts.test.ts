import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GatewayNotification } from '#app/gateways/gateway.ts';
import { dedupeKeyOf } from './facts.ts';

const news = (changes: Partial<GatewayNotification> = {}): GatewayNotification => ({
  event: 'paid',
  eventType: 'cip.paid',
  reference: '9030',
  operation: '130',
  amount: null,
  transactionCode: null,
  ...changes,
});

/** Short texts full of what a key may be joined with, so that two often differ by no more than where they are parted. */
const word = fc.string({ unit: fc.constantFrom('|', ':', ' ', '1'), maxLength: 3 });
const parts = fc.record({
  eventType: word,
  reference: word,
  operation: fc.option(word.map((text) => `${text}1`)),
  event: fc.constantFrom('paid' as const, 'changed' as const),
});

describe('what makes two deliveries one', () => {
  it('is never equal for two events that differ, whichever signs their words hold', () => {
    fc.assert(
      fc.property(parts, parts, word, (one, other, id) => {
        const [a, b] = [news(one), news(other)];
        const isSame = (['eventType', 'reference', 'operation', 'event'] as const).every(
          (part) => a[part] === b[part],
        );
        expect(dedupeKeyOf(a, id) === dedupeKeyOf(b, id)).toBe(isSame);
      }),
      { numRuns: 20_000 },
    );
  });

  it('is not the same where the parts fall apart at another place', () => {
    const one = news({ eventType: 'a|b', reference: 'c' });
    const other = news({ eventType: 'a', reference: 'b|c' });
    expect(dedupeKeyOf(one, 'd')).not.toBe(dedupeKeyOf(other, 'd'));
  });

  it('is the same for a delivery that comes again, and another for each word of a change', () => {
    expect(dedupeKeyOf(news(), 'first')).toBe(dedupeKeyOf(news(), 'second'));
    const changed = news({ event: 'changed' });
    expect(dedupeKeyOf(changed, 'first')).not.toBe(dedupeKeyOf(changed, 'second'));
  });

  it('fits into an index, however long the words that can be kept are', () => {
    const longest = '\u{10ffff}'.repeat(100);
    const key = dedupeKeyOf(
      news({ eventType: longest, reference: longest, operation: longest }),
      'd',
    );
    expect(Buffer.byteLength(key)).toBeLessThan(2_000);
  });
});
