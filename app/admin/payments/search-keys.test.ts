import { describe, expect, it } from 'vitest';
import { readPaymentsQuery } from './payments-query.ts';
import { type SearchKey, searchKeysOf } from './search-keys.ts';

const by = <By extends SearchKey['by']>(text: string, kind: By) =>
  searchKeysOf(text).filter((key): key is Extract<SearchKey, { by: By }> => key.by === kind);

describe('the search box', () => {
  it('takes a code as the shopper reads it aloud, with spaces or dashes', () => {
    expect(by('3456 7801', 'code')).toEqual([{ by: 'code', values: ['34567801'] }]);
    expect(by('0034-5678', 'code')).toEqual([{ by: 'code', values: ['00345678', '345678'] }]);
  });

  it('takes an order with or without its sign', () => {
    expect(by('1001', 'order')[0]?.values).toEqual(['1001', '#1001']);
    expect(by('#1001', 'order')[0]?.values).toEqual(['1001', '#1001']);
    expect(by('TL-1001', 'order')[0]?.values).toEqual(['TL-1001', '#TL-1001']);
  });

  it('takes an operation number as the bank’s receipt shows it, with or without its leading zeros', () => {
    expect(by('0012 345', 'operation')[0]?.values).toEqual(['0012345', '12345', '0012 345']);
    expect(by('OP-77/9', 'operation')[0]?.values).toEqual(['OP-77/9']);
    expect(by('Rosa Quispe', 'operation')).toEqual([]);
  });

  it('takes Shopify’s Payment ID, also as the long id', () => {
    expect(by('gid://shopify/PaymentSession/u0nwmSrNntjIW', 'payment-id')[0]?.value).toBe(
      'u0nwmSrNntjIW',
    );
    expect(by('u0nwmSrNntjIW', 'payment-id')[0]?.value).toBe('u0nwmSrNntjIW');
  });

  it.each([
    ['120.50', 12_050n, null],
    ['120.5', 12_050n, null],
    ['120', 12_000n, null],
    ['S/ 1,234.50', 123_450n, 'PEN'],
    ['S/. 35', 3_500n, 'PEN'],
    ['US$ 9.99', 999n, 'USD'],
    ['9.99 USD', 999n, 'USD'],
  ])('takes %s as an amount', (text, minor, currency) => {
    expect(by(text, 'amount')).toEqual([{ by: 'amount', minor, currency }]);
  });

  it.each(['12,34', '1.234,50', '120.505', '-5', '0', 'S/'])(
    'does not take %s as an amount',
    (text) => {
      expect(by(text, 'amount')).toEqual([]);
    },
  );

  it('takes one number as everything that it can be', () => {
    expect(searchKeysOf('1001').map((key) => key.by)).toEqual([
      'code',
      'transaction-code',
      'payment-id',
      'operation',
      'order',
      'amount',
    ]);
  });

  it('finds nothing to look for in nothing', () => {
    expect([searchKeysOf(''), searchKeysOf('   ')]).toEqual([[], []]);
  });
});

describe('the address of the list', () => {
  const read = (search: string) => readPaymentsQuery(new URLSearchParams(search));

  it('never holds an e-mail, even when someone writes one into it', () => {
    expect(read('q=rosa@example.com').text).toBeNull();
  });

  it('ignores what it does not understand', () => {
    expect(
      read(
        'view=nope&state=%27;drop&kind=x&currency=EUR&from=2026-02-31&to=yesterday&who=zz&after=1',
      ),
    ).toEqual({
      view: 'all',
      state: null,
      kind: null,
      from: null,
      to: null,
      currency: null,
      text: null,
      who: null,
      turn: { to: 'first' },
    });
  });
});
