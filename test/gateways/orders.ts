import type { IssueOrder } from '#app/gateways/gateway.ts';
import type { RefundOrder } from '#app/gateways/refund.ts';
import { after, type Clock, HOUR } from '#app/kernel/clock.ts';

/** Orders for codes, each with a transaction code of its own; `always` is what this gateway needs besides. */
export function orders(clock: Clock, always: Partial<IssueOrder> = {}) {
  let count = 0;
  return (changes: Partial<IssueOrder> = {}): IssueOrder => {
    count += 1;
    return {
      transactionCode: `attempt-${count}`,
      amount: { minor: 12050n, currency: 'PEN' },
      expiresAt: after(clock.now(), 48 * HOUR),
      concept: 'La Tiendita de Rosa',
      contact: {
        email: 'rosa@tienda.example',
        phone: '+51987654321',
        document: '45678912',
        firstName: 'Rosa',
        lastName: 'Quispe',
      },
      locale: 'es',
      ...always,
      ...changes,
    };
  };
}

/** Orders to send money back to Rosa's account at a bank, each with a code of its own. */
export function refundOrders(always: Partial<RefundOrder> = {}) {
  let count = 0;
  return (order: Pick<RefundOrder, 'reference' | 'amount'> & Partial<RefundOrder>): RefundOrder => {
    count += 1;
    return {
      refundCode: `refund-${count}`,
      whole: true,
      description: 'Pedido 1001',
      payee: {
        name: 'Rosa Quispe',
        email: 'rosa@tienda.example',
        document: { kind: 'DNI', number: '45678912' },
        bank: '011',
        // A public example whose check digits fit.
        cci: '01136600010003254221',
        accountKind: 'savings',
      },
      ...always,
      ...order,
    };
  };
}
