import type { AdminWords } from '../words.ts';

export const kinds: AdminWords['told']['kinds'] = {
  LATE_PAYMENT: {
    happened: '买家付款时，Shopify 已把订单当作未付款结束了。',
    money: '钱在你的渠道账户里，但 Shopify 已无法把它记到那笔订单上。',
  },
  DOUBLE_PAYMENT: {
    happened: '同一笔订单被支付了不止一次。',
    money: '第一笔用于支付订单。第二笔也在你的渠道账户里，属于买家。',
  },
  WRONG_AMOUNT: {
    happened: '收到的金额与应付金额不同。',
    money:
      '钱在你的渠道账户里。我们没有告诉 Shopify 订单已付款；在你决定之前，不会过期也不会作废。',
  },
  WRONG_CURRENCY: {
    happened: '收到的币种与应付币种不同。',
    money:
      '钱在你的渠道账户里。我们没有告诉 Shopify 订单已付款；在你决定之前，不会过期也不会作废。',
  },
  REVERSED: {
    happened: '付款完成后又被渠道撤销，例如代收点操作有误。',
    money: '这笔钱已经不在了。如果 Shopify 显示订单已付款，那已不属实。',
  },
  UNKNOWN_VOUCHER: {
    happened: '渠道通知了一个不是本店申请的付款码。',
    money: '你的渠道账户里可能有一笔不属于任何订单的钱。',
  },
  UNCONFIRMED_NOTIFICATION: {
    happened: '渠道通知了这笔付款或其撤销，但我们查询时渠道并未确认。',
    money:
      '仅凭通知不会变动资金：这里和 Shopify 都没有改变。发货前请在渠道后台核对该付款码；我们会继续查询，一经确认会自动关闭。',
  },
  SHOPIFY_REFUSED: {
    happened: 'Shopify 没有接受我们对这笔付款的通知，重复通知也不会接受。',
    money: '我们的资金记录是正确的；Shopify 中的订单可能显示不同。',
  },
  CHANGED_REQUEST: {
    happened: 'Shopify 用不同的数据重复了收款请求。',
    money: '以第一次请求为准：付款码和金额都没有改变。',
  },
  other: {
    happened: '有一项需要人工查看（{{kind}}）。',
    money: '资金没有变化。',
  },
};
