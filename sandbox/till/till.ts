import type { Agenda } from './agenda.ts';
import { silence } from './answer.ts';
import type { Code, Codes } from './codes.ts';
import type { Dialect, Till } from './dialect.ts';
import type { Fates } from './fates.ts';
import type { Lapses } from './lapses.ts';
import { movementsOf } from './movements.ts';
import type { News } from './news.ts';
import type { Notifications } from './notifications.ts';
import type { Refunds } from './refunds.ts';

/** What a till is put together from. */
export type TillParts = Pick<Till, 'now' | 'draw' | 'accounts' | 'codes'> & {
  readonly agenda: Agenda;
  readonly notifications: Notifications;
  readonly fates: Fates;
  readonly lapses: Lapses;
  readonly refunds: Refunds;
  readonly dialect: Dialect;
  readonly status: Till['statusOf'];
};

/** The till as a dialect finds it. */
export function tillOf(parts: TillParts): Till {
  const { now, draw, accounts, agenda, codes, notifications, fates, lapses, refunds, status } =
    parts;
  return {
    now,
    draw,
    accounts,
    codes,
    sell(visit, order, answer) {
      const code = codes.create(order, now());
      lapses.watch(code);
      if (parts.dialect.tellsMaking) tellMaking(parts, code);
      if (fates.begin(code) === 'silent') return silence;
      return answer(visit.twist === 'other-terms' ? otherTerms(code) : code);
    },
    own(account, reference) {
      const code = codes.find(reference);
      return code?.account === account.id ? code : null;
    },
    statusOf: status,
    shown: (code, { twist }) => (twist === 'status-unknown' ? 'strange' : status(code)),
    void(code) {
      if (status(code) !== 'awaiting') return false;
      code.voidedAt = now();
      const news: News = { event: 'voided', code, payment: null, refund: null };
      agenda.in(0, 'news of a voided code', () => notifications.send(news));
      return true;
    },
    extend(code, until) {
      code.expiresAt = until;
      lapses.watch(code);
    },
    refund: (code, ask) => refunds.take(code, ask),
    findRefund: (reference) => findRefund(codes, reference),
    movements: (account) =>
      movementsOf(
        codes.all().filter((code) => code.account === account),
        parts.dialect.fees,
      ),
  };
}

/** Sets out at once, beside the answer: it may be there before it. The post's faults are for what is told of money. */
function tellMaking({ agenda, notifications }: TillParts, code: Code): void {
  const news: News = { event: 'made', code, payment: null, refund: null };
  agenda.in(0, 'news of a code that was made', () => notifications.send(news, 'ok'));
}

/** The code as an answer shows it that repeats other terms than were ordered. */
const otherTerms = (code: Code): Code => ({ ...code, amountMinor: code.amountMinor + 100n });

function findRefund(codes: Codes, reference: string): ReturnType<Till['findRefund']> {
  for (const code of codes.all()) {
    const refund = code.refunds.find((candidate) => candidate.reference === reference);
    if (refund) return { code, refund };
  }
  return null;
}
