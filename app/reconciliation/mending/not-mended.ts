import type { BadRow } from '#app/gateways/report.ts';

/** Why a row was not mended. */
export type NotMended =
  | { readonly why: 'no-such-row' | 'already-mended' | 'original-erased' | 'lines-busy' }
  /** The reader cannot read it still. */
  | { readonly why: 'still-bad'; readonly bad: BadRow }
  /** The reader, or the plan of columns, reads other rows of the file otherwise than when it came: nothing may be added. */
  | { readonly why: 'reads-differently' };
