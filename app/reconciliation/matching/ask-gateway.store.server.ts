import type { Session } from '../session.store.server.ts';

/** The gateway pays out for a code that nobody was seen to pay: it is asked about it at once, by who asks about codes. */
const ASK = `
update voucher v set next_ask_at = least(v.next_ask_at, $2)
where v.shop_id = $1 and v.state not in ('intended', 'orphan', 'refused') and v.id in (
  select p.voucher_id from trouble t join placed p on p.line_key = t.line_key
  where t.why = 'code-not-seen-paid' and p.kind = 'sale' and p.is_new)`;

/** Gives the janitor a reason to look. */
export const askAboutUnseen = (session: Session, at: Date): Promise<number> =>
  session.run(ASK, [session.shopId, at]);
