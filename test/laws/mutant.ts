/** The laws of the house by their numbers (ARCHITECTURE: laws). */
export type LawNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13;

/** One law broken on purpose in one place, and the test that must see it. */
export type Mutant = {
  readonly law: LawNumber;
  /** The sentence of the law that no longer holds. */
  readonly breaks: string;
  readonly file: string;
  /** Stands exactly once in the file; `put` stands there instead while the law is broken. */
  readonly find: string;
  readonly put: string;
  /** The test that must turn red, by its own name, with the values of a table filled in. */
  readonly red: { readonly file: string; readonly name: string };
};
