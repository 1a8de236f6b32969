/** The forms that a statement comes in, the likeliest first. */
export const STATEMENT_FORMS = ['pdf', 'xlsx', 'csv', 'json'] as const;

export type StatementForm = (typeof STATEMENT_FORMS)[number];

/** Their names, which are the same in every language. */
export const FORM_NAMES: Readonly<Record<StatementForm, string>> = {
  pdf: 'PDF',
  xlsx: 'Excel',
  csv: 'CSV',
  json: 'JSON',
};

export const isStatementForm = (text: string | null): text is StatementForm =>
  (STATEMENT_FORMS as readonly (string | null)[]).includes(text);
