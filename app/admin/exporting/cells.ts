import { limaOffsetText } from '#app/kernel/lima.ts';
import { decimalText } from '#app/kernel/money.ts';
import type { Column } from '#app/reconciliation/exporting/table.ts';

/** The columns of a file are made of these: text as it is, money exactly, instants in Lima. */

export const text = <Row>(name: string, of: (row: Row) => string | null): Column<Row> => ({
  name,
  kind: 'text',
  of,
});

export const instant = <Row>(name: string, of: (row: Row) => Date | null): Column<Row> =>
  text(name, (row) => {
    const at = of(row);
    return at && limaOffsetText(at);
  });

export const yesNo = <Row>(name: string, of: (row: Row) => boolean): Column<Row> =>
  text(name, (row) => (of(row) ? 'true' : 'false'));

export const whole = <Row>(
  name: string,
  of: (row: Row) => bigint | number | null,
): Column<Row> => ({
  name,
  kind: 'whole',
  of: (row) => {
    const count = of(row);
    return count === null ? null : `${count}`;
  },
});

/** An amount in minor units as decimal text of its currency. */
export const amount = <Row>(
  name: string,
  of: (row: Row) => readonly [minor: bigint | null, currency: string | null],
): Column<Row> => ({
  name,
  kind: 'amount',
  of: (row) => {
    const [minor, currency] = of(row);
    return minor === null || currency === null ? null : decimalText({ minor, currency });
  },
});
