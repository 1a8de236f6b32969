import type { AdminWords } from '../words.ts';
import { compared } from './told-compared.ts';
import { events } from './told-events.ts';
import { kinds } from './told-exceptions.ts';
import { statement } from './told-statement.ts';

export const told: AdminWords['told'] = {
  actors: {
    shopper: '买家',
    gateway: '渠道',
    shopify: 'Shopify',
    clock: '自动',
    operator: '应用支持',
    staff: '员工 {{id}}',
    you: '你',
  },
  standing: {
    opened: {
      money: '买家选择了付款码支付，但还没有打开付款页。',
      next: '请勿发货。无需操作。',
    },
    awaiting: {
      money: '买家已拿到付款码，尚未付款。',
      next: '请勿发货。确认到款后，Shopify 会显示订单已付款。',
    },
    verifying: {
      money: '正在向渠道核实付款码的情况。',
      next: '请勿发货。我们会自动继续查询。',
    },
    paid: {
      money: '渠道已确认收款。',
      next: '可以备货发货。',
    },
    expired: {
      money: '付款码已过期，未收到款项。',
      next: '请勿发货。如果款项迟到，会显示在这里。',
    },
    cancelled: {
      money: '这笔付款已不再等待：付款码已作废，或已决定退还款项。',
      next: '请勿发货。买家可以重新下单。',
    },
    held: {
      money: '收到的款项与应付不符。',
      next: '请勿发货。请打开异常并作出决定。',
    },
    reversed: {
      money: '付款完成后又被渠道撤销，这笔钱已经不在了。',
      next: '请勿发货。如已发货，请联系买家，并在异常中作出决定。',
    },
    'not-served': {
      money: '无法为此订单生成付款码，未收到款项。',
      next: '买家已看到原因并返回店铺。请查看首页的提醒。',
    },
  },
  notServed: {
    'manual-capture': '你的店铺使用手动请款，而现金付款无法只授权不扣款。',
    currency: '付款码只支持索尔和美元。',
  },
  alerts: {
    MANUAL_CAPTURE: {
      title: '店铺设置了手动请款',
      body: '因此无法生成付款码，这些买家无法付款。请在 Shopify 打开「设置 > 支付」，选择自动请款。',
    },
    UNSUPPORTED_CURRENCY: {
      title: '有订单使用了不支持付款码的币种',
      body: '付款码只支持索尔和美元。请检查 Shopify 中秘鲁市场的币种。',
    },
    NO_ACCOUNT: {
      title: '缺少渠道账户',
      body: '有买家拿不到付款码。请连接一个与店铺模式（测试或正式）一致的账户。',
    },
    GATEWAY_CREDENTIALS: {
      title: '渠道不接受你的凭证',
      body: '无法生成新的付款码，也无法确认付款。已生成的付款码仍可支付；更换凭证后我们会逐一确认。',
    },
    GATEWAY_UNREACHABLE: {
      title: '渠道没有响应',
      body: '这期间的付款不会丢失，渠道恢复后我们会逐一确认。你无需操作。',
    },
    SHOPIFY_UNREACHABLE: {
      title: 'Shopify 没有响应',
      body: '资金安全，已记录在此。我们会一直通知 Shopify，直到它答复。你无需操作。',
    },
    SHOPIFY_TOKEN: {
      title: 'Shopify 不再接受应用的授权',
      body: '无法通知它订单已付款。请在 Shopify 中打开支付应用以更新授权，或重新安装。',
    },
    NOTIFICATIONS_REFUSED: {
      title: '收到验签失败的通知',
      body: '我们不予采信，也不会动账；我们仍会逐个查询付款码。如果你在渠道更换了密钥，请在这里同步更换。',
    },
    OPEN_CODES_LIMIT: {
      title: '未付款码已达到你的上限',
      body: '此账户的未付款码已达到你允许的数量，新顾客暂时得不到付款码。请在设置中提高上限，或等待部分付款码付款或到期。',
    },
    other: {
      title: '系统提醒：{{kind}}',
      body: '资金没有变化。如反复出现，请联系此应用的运营方。',
    },
  },
  alertActions: {
    settings: '打开设置',
    notifications: '查看被拒绝的通知',
  },
  refusedReasons: {
    'missing-signature': '没有签名，发送方未能证明自己是渠道。',
    'malformed-signature':
      '签名格式与渠道不符。通常是中间服务器改动了请求头，或有人在试探这个地址。',
    'wrong-signature':
      '签名与内容不匹配。最常见的原因：这里保存的密钥属于另一个服务或另一种模式（测试或正式），或已在渠道更换。',
    'unexpected-source':
      '来源地址不在此渠道的名单中。如果渠道更换了地址，请运营者加入新地址，然后重新验证。',
    'no-code-of-ours':
      '它没有提到本店的任何付款码，也无法证明是谁发的。你的账户可能也在别处销售：本店的资金与它无关。',
    other: '未通过验证（{{reason}}）。',
  },
  outcomes: {
    observed: '向渠道查询后得到确认，已记录。',
    'unknown-event': '其他类型的通知：已保存，未引起任何变动。',
    'unknown-voucher': '提到了我们没有申请过的付款码；如果涉及资金，已建立异常。',
    'gateway-differs': '向渠道查询时还没有得到明确的确认，我们会继续查询。',
    'taken-back-since': '这条通知到达时，那笔付款已被撤销：没有任何变动。',
    'asked-since': '此通知到达后我们已询问过渠道：没有新的消息。',
    unconfirmed: '渠道在整个期限内都没有确认，我们已停止查询：没有任何变动。',
    none: '尚未处理。',
    other: '结果：{{outcome}}',
  },
  codeRefusals: {
    'amount-too-large': '金额超过上限',
    'amount-too-small': '金额低于下限',
    'invalid-contact': '不接受该邮箱或手机号',
    'invalid-request': '不接受该请求',
    'not-allowed-now': '目前不允许',
    other: '{{reason}}',
  },
  evidence: {
    reference: '付款码',
    operation: '交易号',
    expected: '应付',
    inReport: '报表金额',
    proven: '已核实金额',
    byRateCard: '按你的费率',
    charged: '实际收取',
    toBring: '应到金额',
    inShopify: 'Shopify 显示',
    here: '此处记录',
    announced: '通知金额',
    event: '通知',
    amount: '实收',
    word: '渠道的答复',
    source: '得知方式',
    asked: '向渠道查询',
    notification: '收到回调通知',
    notificationId: '通知编号',
    from: '之前',
    to: '之后',
    purpose: '用途',
    receipt: '收款记录',
    why: '原因',
    limit: '限额',
    'rejected-before': '此前已告知 Shopify 不会再有付款',
    'paid-elsewhere': '订单已用另一个付款码支付',
    code: '答复',
    what: '通知内容',
    choice: '决定',
    kind: '类型',
    reason: '原因',
    attempts: '尝试次数',
    outcome: '结果',
    lines: '报表明细数',
    paidOn: '付款日期',
    dueOn: '应到日期',
  },
  reported: {
    'no-such-code-here': '付款码不属于本店',
    'code-not-seen-paid': '付款码是本店的，但没有看到付款',
    'returned-without-being-sent': '退回了一笔没有汇出记录的打款',
    'returned-another-amount': '打款退回的金额不同',
    'lines-add-up-to-another-amount': '明细合计与汇出金额不同',
    'bank-got-another-amount': '银行收到的金额不同',
    'given-back-without-being-held': '解冻了没有冻结记录的资金',
    'no-refund-of-this-amount': '这里没有决定过这个金额的退款',
    'no-reversal-of-this-amount': '没有记录表明渠道撤销过这个金额',
    'shopify-has-no-order': 'Shopify 没有这笔付款的订单',
    'shopify-shows-it-unpaid': 'Shopify 显示未付款',
    'paid-in-shopify-without-money': 'Shopify 显示已付款，但没有收到款项的记录',
    'marked-paid-by-hand': '有人在 Shopify 手动标记为已付款',
    'paid-another-amount-in-shopify': 'Shopify 显示的付款金额不同',
    'paid-another-currency-in-shopify': 'Shopify 显示的付款币种不同',
    'refunded-in-shopify-only': '只在 Shopify 退了款',
    'refunded-here-only': '只在这里退了款',
    'refunded-another-amount-in-shopify': '在 Shopify 退款的金额不同',
    'order-cancelled-and-paid': '订单已在 Shopify 取消，款项仍在这里',
    'gateway-says-another-amount': '询问渠道时，渠道给出的金额不同',
  },
  limits: {
    'least-amount': '最低金额',
    'greatest-amount': '最高金额',
    'blocked-email': '已屏蔽的邮箱',
    'blocked-document': '已屏蔽的证件号',
    'open-codes-per-shopper': '单个顾客的未付款码',
    'codes-per-shopper-per-day': '单个顾客一天的付款码',
    'open-codes-per-shop': '本店的未付款码',
  },
  kinds,
  compared,
  events,
  statement,
};
