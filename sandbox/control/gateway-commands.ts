import type { HandOutcome } from '../pagoefectivo/index.ts';
import { type Command, must, type Outcome, ok, text } from './command.ts';

/** PagoEfectivo's till and its staff, played by hand. */
export const gatewayCommands: Command[] = [
  {
    method: 'POST',
    path: '/codes/:cip/pay',
    run({ pagoefectivo }, { body, part }) {
      const amount = text(body.amount);
      const currency = text(body.currency);
      const operation = text(body.operation);
      return spoken(
        pagoefectivo.pay(part('cip'), {
          ...(amount && { amount }),
          ...(currency && { currency }),
          ...(operation && { operation }),
        }),
      );
    },
  },
  {
    method: 'POST',
    path: '/codes/:cip/reverse',
    run({ pagoefectivo }, { body, part }) {
      const code = must(
        pagoefectivo.books().codes.find(({ cip }) => cip === part('cip')),
        'code',
      );
      const standing = code.payments.find(({ reversedAt }) => reversedAt === null);
      return spoken(
        pagoefectivo.reverse(part('cip'), text(body.operation) ?? standing?.operation ?? ''),
      );
    },
  },
  {
    method: 'POST',
    path: '/pagoefectivo/services/:id',
    run({ pagoefectivo }, { body, part }) {
      const known = pagoefectivo.setNotificationUrl(part('id'), text(body.notificationUrl));
      must(known || null, 'service');
      return ok({ notificationUrl: text(body.notificationUrl) });
    },
  },
];

const spoken = (outcome: HandOutcome): Outcome =>
  outcome.ok ? ok({ operation: outcome.operation }) : { status: 409, body: { why: outcome.why } };
