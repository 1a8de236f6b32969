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
    happened: '渠道通知了这笔付款有变动，但我们查询时渠道并未确认，或回答了我们不认识的状态。',
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
  MISSING_IN_REPORT: {
    happened: '买家已付款，费率表约定的到账日已过，但没有任何报表包含这笔钱。',
    money: '这是渠道欠你的钱。请凭交易号向渠道追问；如果之后的报表里有，会自动关闭。',
  },
  UNKNOWN_PAYMENT: {
    happened: '报表里有一笔本店不认识的收款。',
    money: '这笔钱已计入你的余额，但不属于你的任何订单。可能来自同一账户的其他销售渠道。',
  },
  AMOUNT_MISMATCH: {
    happened: '报表结算的金额与已核实的金额不同。',
    money: '余额里的钱以报表为准。在你决定之前，差额会一直显示。',
  },
  CURRENCY_MISMATCH: {
    happened: '报表结算的币种与付款币种不同。',
    money: '这笔钱以另一种币种计入余额。这里不会把两种币种相加或换算。',
  },
  FEE_MISMATCH: {
    happened: '渠道收取的手续费与你的费率表不同。',
    money: '差额已体现在余额中。请向渠道追讨；如果费率已变，请更正费率表。',
  },
  DUPLICATE_LINE: {
    happened: '报表里同一笔付款出现了不止一次。',
    money: '余额显示的钱多于实际付款。渠道通常会把多出的部分收回。',
  },
  REFUND_MISMATCH: {
    happened: '报表里的退款与这里决定的退款不一致。',
    money: '这笔钱已从余额扣除。请确认买家是否收到、收到多少。',
  },
  PAYOUT_MISMATCH: {
    happened: '明细合计、渠道汇出和银行收到的金额不一致。',
    money: '渠道与你的银行之间少了钱或多了钱。请与银行流水核对。',
  },
  CHARGEBACK: {
    happened: '买家对这笔扣款提出争议，渠道扣走了这笔钱。',
    money: '已从余额扣除。如果及时答复渠道，有可能退回。',
  },
  FROZEN_FUNDS: {
    happened: '渠道冻结了你的一部分余额。',
    money: '钱仍是你的，但在渠道解冻之前不会汇给你。',
  },
  PAID_IN_SHOPIFY_ONLY: {
    happened: 'Shopify 显示订单已付款，但渠道没有这笔钱。',
    money: '没有任何证据表明这笔钱存在。核实之前请勿发货。',
  },
  UNKNOWN_ROW: {
    happened: '报表里有一行使用了我们不认识的词。',
    money: '它的金额已计入余额，但我们不知道是什么。请询问渠道。',
  },
  other: {
    happened: '有一项需要人工查看（{{kind}}）。',
    money: '资金没有变化。',
  },
};
