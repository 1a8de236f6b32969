/** A settlement report as a dialect draws it up: every cell as the very text of the file. */
export type Sheet = {
  readonly separator: ',' | ';' | '\t';
  readonly lineEnd: '\n' | '\r\n';
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** The file's text, cells quoted where RFC 4180 asks for it. */
export function sheetText({ separator, lineEnd, header, rows }: Sheet): string {
  const cell = (text: string) =>
    text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return [header, ...rows].map((row) => row.map(cell).join(separator) + lineEnd).join('');
}
