import { z } from 'zod';
import type { Actor } from '#app/kernel/actor.ts';
import type { ShopId } from '#app/kernel/ids.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { isId } from '../ids.ts';
import { STATEMENT_FORMS } from '../reconciliation/periods/statement-forms.ts';
import { FORMATS, LISTS } from './export-names.ts';

type AskedBy = {
  readonly shopId: ShopId;
  readonly actor: Actor;
  /** Who reads: the statement, or what is wrong with the link. */
  readonly locale: string;
};

/** A list that was asked to be downloaded, and by whom. */
export type Asked = AskedBy & {
  readonly list: (typeof LISTS)[number];
  readonly format: (typeof FORMATS)[number];
  /** What narrows the list, as its address has it. */
  readonly search: string;
};

/** The statement of a month, asked for. */
export type AskedStatement = AskedBy & {
  readonly account: string;
  readonly currency: string;
  readonly month: string;
  readonly as: (typeof STATEMENT_FORMS)[number];
};

/** So long a link can be followed: a click after the dialog that offers it. */
const MINUTES = 5;

const sealedBy = z.object({
  id: z.string(),
  until: z.number(),
  actor: z.string(),
  locale: z.string(),
});

const sealedText = z.union([
  sealedBy.extend({ list: z.enum(LISTS), format: z.enum(FORMATS), search: z.string() }),
  sealedBy.extend({
    account: z.string(),
    currency: z.string(),
    month: z.string(),
    as: z.enum(STATEMENT_FORMS),
  }),
]);

const place = (shopId: string) => ({ shop: shopId, column: 'export-link' });

/** An address for one download: sealed, so that it says nothing and nobody else can make one; good for a few minutes. */
export async function makeExportLink(
  { sealing, clock, ids }: Pick<Foundation, 'sealing' | 'clock' | 'ids'>,
  { shopId, ...asked }: Asked | AskedStatement,
): Promise<string> {
  const until = clock.now().getTime() + MINUTES * 60_000;
  const sealed = await sealing.seal(
    JSON.stringify({ id: ids.next(), until, ...asked }),
    place(shopId),
  );
  return `/exports/${shopId}/${sealed}`;
}

/** `id` is the link's own: a second use of it is known by it. */
type Opened<What> = What & { readonly id: string };
export type OpenedLink = Opened<Asked>;
export type OpenedStatement = Opened<AskedStatement>;

/** What a link asks for; null where it is none of ours, or its time is over. */
export async function openExportLink(
  { sealing, clock }: Pick<Foundation, 'sealing' | 'clock'>,
  { shop, link }: { readonly shop: string | undefined; readonly link: string | undefined },
): Promise<OpenedLink | OpenedStatement | null> {
  if (!isId(shop) || link === undefined) return null;
  const opened = await sealing.open(link, place(shop)).catch(() => null);
  if (opened === null) return null;
  const { until, actor, ...asked } = sealedText.parse(JSON.parse(opened));
  if (clock.now().getTime() > until) return null;
  return { ...asked, actor: actor as Actor, shopId: shop as ShopId };
}
