import type { ReportLine } from '#app/gateways/report.ts';
import type { Currency } from '#app/kernel/money.ts';

/** What was read in one currency: how many lines move the balance, and their sums with signs, in minor units. */
export type LineSum = {
  readonly currency: Currency;
  readonly lines: number;
  readonly netMinor: bigint;
  readonly grossMinor: bigint;
  readonly feeMinor: bigint;
  readonly feeTaxMinor: bigint;
};

type Running = { lines: number; net: bigint; gross: bigint; fee: bigint; feeTax: bigint };

/**
 * The sums of lines as the readers told them, added up before any row is written: what the rows are proved against (law 11).
 * Lines without a net move nothing: they are counted in `informing` and in no sum.
 */
export class LineSums {
  readonly #byCurrency = new Map<Currency, Running>();
  #informing = 0;

  add({ net, gross, fee, feeTax }: ReportLine): void {
    if (net === null) {
      this.#informing += 1;
      return;
    }
    const sum = this.#of(net.currency);
    sum.lines += 1;
    sum.net += net.minor;
    // A gross in the buyer's currency is no part of a sum in the settlement's.
    if (gross && gross.currency === net.currency) sum.gross += gross.minor;
    if (fee && fee.currency === net.currency) sum.fee += fee.minor;
    if (feeTax && feeTax.currency === net.currency) sum.feeTax += feeTax.minor;
  }

  /** By currency, in the alphabet's order. */
  sums(): readonly LineSum[] {
    return [...this.#byCurrency]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, { lines, net, gross, fee, feeTax }]) => ({
        currency,
        lines,
        netMinor: net,
        grossMinor: gross,
        feeMinor: fee,
        feeTaxMinor: feeTax,
      }));
  }

  /** How many lines only inform. */
  get informing(): number {
    return this.#informing;
  }

  #of(currency: Currency): Running {
    const known = this.#byCurrency.get(currency);
    if (known) return known;
    const fresh = { lines: 0, net: 0n, gross: 0n, fee: 0n, feeTax: 0n };
    this.#byCurrency.set(currency, fresh);
    return fresh;
  }
}
