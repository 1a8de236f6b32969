/** What kind of file it is. */
export type Detected = {
  /** In words. */
  readonly format: string;
  readonly encoding: string;
  readonly delimiter: 'semicolon' | 'comma' | 'tab' | 'none';
};

const DELIMITERS: Readonly<Record<string, Detected['delimiter']>> = {
  ';': 'semicolon',
  ',': 'comma',
  '\t': 'tab',
};

type Told = {
  readonly format: string | null;
  readonly encoding: string | null;
  readonly delimiter: string | null;
};

/** As it was recognised, for a screen. */
export const detectedOf = ({ format, encoding, delimiter }: Told): Detected => ({
  format: format ?? '',
  encoding: encoding ?? '',
  delimiter: DELIMITERS[delimiter ?? ''] ?? 'none',
});
