import type { StatementVoice } from './words.ts';

/** A column of a section: its heading, whether it holds amounts or counts, and its part of the width. */
export type SectionColumn = {
  readonly label: string;
  readonly end: boolean;
  readonly share: number;
};

/** One table of a statement, all of it text. */
export type Section = {
  readonly title: string;
  readonly help: string | null;
  readonly columns: readonly SectionColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly total: readonly string[] | null;
  /** What is said below it. */
  readonly after: string | null;
};

/** How it is said: the language, and how an amount of the statement's currency is written. */
export type Saying = {
  readonly voice: StatementVoice;
  readonly money: (minor: bigint) => string;
};

/** A column of words. */
export const worded = (label: string, share: number): SectionColumn => ({
  label,
  end: false,
  share,
});

/** A column of amounts or counts. */
export const counted = (label: string, share: number): SectionColumn => ({
  label,
  end: true,
  share,
});
