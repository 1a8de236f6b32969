/** The lists that can be downloaded, by the names of their files. */
export const LISTS = ['lines', 'payouts', 'money-to-come', 'exceptions', 'payments'] as const;
export type ListName = (typeof LISTS)[number];

export const FORMATS = ['csv', 'xlsx', 'json'] as const;
export type ExportFormat = (typeof FORMATS)[number];

/** The same in every language. */
export const FORMAT_NAMES: Readonly<Record<ExportFormat, string>> = {
  csv: 'CSV',
  xlsx: 'Excel (XLSX)',
  json: 'JSON',
};

export const isList = (text: string): text is ListName =>
  (LISTS as readonly string[]).includes(text);
export const isFormat = (text: string): text is ExportFormat =>
  (FORMATS as readonly string[]).includes(text);
