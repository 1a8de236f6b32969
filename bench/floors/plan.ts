/** What came in at a floor's door, once it is believed. */
export type Arrival = {
  readonly body: string;
  readonly parsed: unknown;
  readonly at: Date;
};

/** One value of a row; bytea as Buffer, jsonb as text. */
export type Value = string | number | boolean | bigint | Date | Buffer | null;

/** A table that a floor writes: for each arrival one row of it. */
export type FloorTable = {
  readonly name: string;
  /** Column name to PostgreSQL type, in the order of `row`. */
  readonly columns: Readonly<Record<string, string>>;
  readonly row: (arrival: Arrival) => readonly Value[];
};

/**
 * What a floor is to write: the bench hands in the same columns and values as the product writes,
 * in plain tables without triggers, foreign keys or row-level security. A plan is a module whose
 * export `plan` is this.
 */
export type FloorPlan = {
  /** Run before the door opens: `drop table if exists …; create table …`. */
  readonly ddl: string;
  readonly tables: readonly FloorTable[];
};

/** A statement and how its parameters are made of arrivals. */
export type Statement = {
  readonly name: string;
  readonly text: string;
  readonly values: (arrivals: readonly Arrival[]) => unknown[];
};

/** Any number of arrivals in one statement, and so in one commit: `INSERT … SELECT unnest(…)`. */
export function batchStatement(plan: FloorPlan): Statement {
  const text = joined(plan, (table, parameters) => {
    const arrays = parameters.map((parameter, at) => `${parameter}::${typesOf(table)[at]}[]`);
    return `select * from unnest(${arrays.join(', ')})`;
  });
  const values = (arrivals: readonly Arrival[]): unknown[] =>
    plan.tables.flatMap((table) => {
      const rows = arrivals.map((arrival) => table.row(arrival));
      return typesOf(table).map((_type, at) => rows.map((row) => row[at] ?? null));
    });
  return { name: 'floor-batch', text, values };
}

/** One arrival in one statement: `INSERT … VALUES (…)`. */
export function singleStatement(plan: FloorPlan): Statement {
  const text = joined(plan, (_table, parameters) => `values (${parameters.join(', ')})`);
  const values = (arrivals: readonly Arrival[]): unknown[] =>
    arrivals.flatMap((arrival) => plan.tables.flatMap((table) => [...table.row(arrival)]));
  return { name: 'floor-single', text, values };
}

// One statement whatever the number of tables: all but the last insert stand in a WITH.
function joined(
  plan: FloorPlan,
  source: (table: FloorTable, parameters: readonly string[]) => string,
): string {
  let used = 0;
  const inserts = plan.tables.map((table) => {
    const parameters = typesOf(table).map(() => `$${++used}`);
    const columns = Object.keys(table.columns).join(', ');
    const head = `insert into ${table.name} (${columns})`;
    return `${head} ${source(table, parameters)} on conflict do nothing`;
  });
  const last = inserts.pop() ?? 'select 1';
  if (inserts.length === 0) return last;
  return `with ${inserts.map((insert, at) => `w${at} as (${insert})`).join(', ')} ${last}`;
}

function typesOf(table: FloorTable): string[] {
  return Object.values(table.columns);
}
