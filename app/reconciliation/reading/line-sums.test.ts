import { expect, it } from 'vitest';
import { HEADS, PLAN, readAll } from './reading.test-data.ts';

const LINES = 1_000_000;
const PER_PIECE = 1_000;

/** Marsaglia's xorshift: the same numbers in every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const decimal = (minor: bigint): string => {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0');
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

it('adds up a million random lines as BigInt does: gross less fee less IGV is net, to the céntimo', async () => {
  const random = numbersFrom(42);
  const told = {
    PEN: { gross: 0n, fee: 0n, tax: 0n, net: 0n },
    USD: { gross: 0n, fee: 0n, tax: 0n, net: 0n },
  };
  function* pieces() {
    yield Buffer.from(`${HEADS};IGV\n`);
    for (let from = 0; from < LINES; from += PER_PIECE) {
      let text = '';
      for (let line = 0; line < PER_PIECE; line += 1) {
        const currency = random(5) === 0 ? 'USD' : 'PEN';
        const gross = BigInt(random(99_999_999)) * (random(9) === 0 ? -1n : 1n);
        const fee = BigInt(random(50_000));
        const tax = (fee * 18n + 50n) / 100n;
        const net = gross - fee - tax;
        const sum = told[currency];
        sum.gross += gross;
        sum.fee += fee;
        sum.tax += tax;
        sum.net += net;
        text += `25/11/2026;Venta;${from + line};1;${currency};${decimal(gross)};${decimal(fee)};${decimal(net)};${decimal(tax)}\n`;
      }
      yield Buffer.from(text);
    }
  }
  const plan = {
    ...PLAN,
    columns: { ...PLAN.columns, feeTax: 'IGV' },
    leaves: ['fee' as const, 'feeTax' as const],
  };
  const { whole } = await readAll(`${HEADS};IGV\n`, { plan, cut: pieces });
  expect(whole).toMatchObject({ records: LINES, lines: LINES, bad: 0 });
  for (const { currency, ...sum } of whole?.sums ?? []) {
    const { gross, fee, tax, net } = told[currency as 'PEN' | 'USD'];
    expect(sum).toMatchObject({
      grossMinor: gross,
      feeMinor: -fee,
      feeTaxMinor: -tax,
      netMinor: net,
    });
    expect(sum.grossMinor + sum.feeMinor + sum.feeTaxMinor).toBe(sum.netMinor);
  }
  expect(whole?.sums).toHaveLength(2);
});
