import type { AdminWords } from '../words.ts';

export const compared: AdminWords['told']['compared'] = {
  LATE_PAYMENT: {
    happened: '订单已在 Shopify 取消，但其款项仍在你手中。',
    money: '款项在你的渠道账户中。请退还，或用于其他订单。',
  },
  SHOPIFY_REFUSED: {
    happened: '买家已付款，但 Shopify 未将订单显示为已付。',
    money: '款项在你的渠道账户中。请手动标记订单，或退还款项。',
  },
  AMOUNT_MISMATCH: {
    happened: '这笔付款在各处的金额不一致。',
    money: '此处没有任何变化。请将 Shopify 订单与渠道后台核对。',
  },
  CURRENCY_MISMATCH: {
    happened: 'Shopify 以另一种货币显示这笔付款。',
    money: '此处没有任何变化。两个金额既不相加也不换算。',
  },
  REFUND_MISMATCH: {
    happened: '这笔付款的退款在此处与 Shopify 不一致。',
    money: '再次退款之前，请确认买家是否已收到款项以及金额。',
  },
};
