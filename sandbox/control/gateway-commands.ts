import type { Provider } from '../till/index.ts';
import type { HandOutcome } from '../till/provider.ts';
import { sheetText } from '../till/sheet.ts';
import {
  type Call,
  type Command,
  must,
  type Outcome,
  ok,
  type Stagehands,
  text,
} from './command.ts';

/** The gateways' tills and their staff, played by hand. A code is named as the payer types it, or by its reference. */
export const gatewayCommands: Command[] = [
  {
    method: 'POST',
    path: '/codes/:code/pay',
    run(hands, { body, part }) {
      const amount = text(body.amount);
      const currency = text(body.currency);
      const operation = text(body.operation);
      return spoken(
        sellerOf(hands, part('code')).pay(part('code'), {
          ...(amount && { amount }),
          ...(currency && { currency }),
          ...(operation && { operation }),
        }),
      );
    },
  },
  {
    method: 'POST',
    path: '/codes/:code/reverse',
    run(hands, { body, part }) {
      const operation = text(body.operation);
      const by = body.by === 'dispute' ? 'dispute' : 'agency';
      const reversal = { by, ...(operation && { operation }) } as const;
      return spoken(sellerOf(hands, part('code')).reverse(part('code'), reversal));
    },
  },
  {
    method: 'POST',
    path: '/gateways/:gateway/accounts/:id',
    run(hands, call) {
      const url = text(call.body.notificationUrl);
      const known = named(hands, call).accounts.setNotificationUrl(call.part('id'), url);
      must(known || null, 'account');
      return ok({ notificationUrl: url });
    },
  },
  {
    method: 'POST',
    path: '/gateways/:gateway/refunds/:id',
    run(hands, call) {
      const state = call.body.state === 'refused' ? 'refused' : 'sent';
      must(named(hands, call).settleRefund(call.part('id'), state) || null, 'pending refund');
      return ok({ state });
    },
  },
  {
    method: 'GET',
    path: '/gateways/:gateway/accounts/:id/reports/:report',
    run(hands, call) {
      const sheet = named(hands, call).report(call.part('report'), call.part('id'));
      return ok({ text: sheetText(must(sheet, 'report')) });
    },
  },
];

const named = ({ gateways }: Stagehands, { part }: Call): Provider =>
  must(
    gateways.find(({ dialect }) => dialect.name === part('gateway')),
    'gateway',
  );

const sellerOf = ({ gateways }: Stagehands, code: string): Provider =>
  must(
    gateways.find(({ codes }) => codes.findByCode(code) ?? codes.find(code)),
    'code',
  );

const spoken = (outcome: HandOutcome): Outcome =>
  outcome.ok ? ok({ operation: outcome.operation }) : { status: 409, body: { why: outcome.why } };
