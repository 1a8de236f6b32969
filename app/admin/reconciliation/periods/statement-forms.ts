/** The forms that a statement comes in, the likeliest first. */
export const STATEMENT_FORMS = ['pdf', 'xlsx', 'csv', 'json'] as const;

export type StatementForm = (typeof STATEMENT_FORMS)[number];

export const isStatementForm = (text: string | null): text is StatementForm =>
  (STATEMENT_FORMS as readonly (string | null)[]).includes(text);
