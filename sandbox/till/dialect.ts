import type { IncomingHttpHeaders } from 'node:http';
import type { Account, Accounts, Mode } from './accounts.ts';
import type { Answer } from './answer.ts';
import type { Code, CodeOrder, Codes, Payment, Status } from './codes.ts';
import type { Draw } from './draw.ts';
import type { Fate } from './fates.ts';
import type { Twist } from './faults.ts';
import type { Fees, Movement } from './movements.ts';
import type { Letter, News, Retries } from './news.ts';
import type { Refund, RefundAsk, RefundOutcome } from './refunds.ts';
import type { Sheet } from './sheet.ts';
import type { AfterReversal } from './standing.ts';

/** A merchant's call as it came in. */
export type Visit = {
  readonly method: string;
  readonly host: string;
  /** The house that the host is; null where one host serves both and the keys decide. */
  readonly mode: Mode | null;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** How the answer is to be bent; set before `answer` is called. Handed on to `sell` and `shown`. */
  twist: Twist;
};

/** A request that was understood: which call it is (the fault switch's name), and how it is answered. */
export type Heard = {
  readonly call: string;
  answer(): Answer | Promise<Answer>;
};

/** What is shown of a code: `strange` is to be written as a status word that stands in no document. */
export type Shown = Status | 'strange';

/** What a dialect finds at the till: everything of the trade but the language. */
export type Till<Key extends string = string> = {
  now(): Date;
  readonly draw: Draw;
  readonly accounts: Accounts<Key>;
  readonly codes: Codes;
  /** Makes a code and starts its fate; answers with what `answer` says, or with the silence that the fate demands. */
  sell(visit: Visit, order: CodeOrder, answer: (code: Code) => Answer): Answer;
  /** An account's code by the seller's reference; another account's does not exist. */
  own(account: Account<Key>, reference: string): Code | null;
  statusOf(code: Code): Status;
  /** The same, bent where the visit's switch says so. */
  shown(code: Code, visit: Visit): Shown;
  /** Kills a code; false unless it awaits payment. Tells `voided`. */
  void(code: Code): boolean;
  /** Moves the expiry; the dialect decides before whether it may. */
  extend(code: Code, until: Date): void;
  refund(code: Code, ask: RefundAsk): RefundOutcome;
  findRefund(reference: string): { readonly code: Code; readonly refund: Refund } | null;
  /** What moved an account's balance at the seller, oldest first: what its settlement reports are made of. */
  movements(account: string): readonly Movement[];
};

/** What a dialect says once it stands at a till. */
export type Speech<Key extends string = string> = {
  /** Understands a request to one of its hosts; null: it has no such call. Also serves its voucher pages. */
  hear(visit: Visit): Heard | null;
  /** Writes and signs the news of a code; null where it does not tell of that. */
  write(news: News, account: Account<Key>): Letter | null;
  /** Its settlement reports by name, as it really makes them. */
  readonly reports: Readonly<Record<string, (account: Account<Key>) => Sheet>>;
};

/** One seller of payment codes: how it speaks. The till does the rest. */
export type Dialect<Key extends string = string> = {
  /** As the app's registry spells it: `payu`. */
  readonly name: string;
  /** As people call it: `PayU`. */
  readonly title: string;
  /** Its hosts, and which house each is; null where one host serves both. */
  readonly hosts: Readonly<Record<string, Mode | null>>;
  /** The fields of its credentials, as the app's form names them, and which of them names the account. */
  readonly keys: readonly Key[];
  readonly accountKey: Key;
  /** The test credentials of the sandbox's nth shop, from 0: public ones, or plainly invented words. */
  testKeys(nth: number): Readonly<Record<Key, string>>;
  /** Its calls by name; each has a fault switch `<name>.<call>`. */
  readonly calls: readonly string[];
  /** The calls by which a code is made and asked for, among `calls`: which switches a test of any gateway turns. */
  readonly issueCall: string;
  readonly queryCall: string;
  /** The one by which a report's file is fetched, where it has such. */
  readonly fileCall?: string;
  /** How it refuses, by fault: `500` must be one of them. */
  readonly refusals: Readonly<Record<string, (visit: Visit) => Answer>>;
  /** What it says to a request that it does not understand. */
  lost(visit: Visit): Answer;
  readonly retries: Retries;
  readonly afterReversal: AfterReversal;
  /** Whether it also tells that a code was made. */
  readonly tellsMaking: boolean;
  /** Whether its news calls a reversal one; else asking alone may show that money is gone again. */
  readonly tellsReversals: boolean;
  /** What the wire calls a payment, where that is not the bank's operation number; the books name it so. */
  operationOf?(code: Code, payment: Payment): string;
  readonly fees: Fees;
  /** Whether one of its calls kills a code that awaits payment. */
  readonly voids: boolean;
  /** From taking a refund to sending it; 0: at once. Null: it gives nothing back. */
  readonly refundLagMs: number | null;
  /** Where the app has no island of it: the manifest with which a merchant declares it, from the top of the repository. */
  readonly manifest?: string;
  /** The fates that cannot happen there, and why, for people. */
  readonly cannot: Partial<Readonly<Record<Fate, string>>>;
  open(till: Till<Key>): Speech<Key>;
};
