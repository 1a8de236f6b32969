import type { AdminWords } from '../words.ts';

export const home: AdminWords['home'] = {
  title: '我的钱在哪里？',
  asOf: '截至 {{time}}',
  live: '真实资金',
  testTitle: '测试数据，不是真钱',
  none: '目前没有待付款，最近 30 天也没有到账。买家选择用付款码支付后，会显示在这里。',
  count: '{{count}} 笔',
  cards: {
    awaiting: {
      title: '待付款',
      help: '买家仍可支付的付款码。请勿发货。',
    },
    paid: {
      title: '已付款',
      help: '最近 30 天内、渠道已确认到款的订单。',
    },
    held: {
      title: '待你处理',
      help: '收到的款项与应付不符，或付款已被撤销。在你决定之前一切保持不动。',
    },
    exceptions: {
      title: '未处理的异常',
      help: '需要人工判断的情况。',
      none: '没有待办。',
    },
    refunds: {
      title: '待处理的退款',
      help: 'Shopify 正在等待你的答复。',
    },
  },
  see: '查看',
  decide: '去处理',
  setup: {
    title: '开始使用',
    done: '已完成',
    todo: '待完成',
    progress: '已完成 {{done}} / {{all}} 步',
    account: {
      title: '连接渠道账户',
      help: '填入渠道给你的凭证；保存前我们会用一次真实调用来验证。',
      action: '连接账户',
    },
    callback: {
      title: '登记回调通知地址',
      help: '把地址发给渠道，由渠道登记。不登记我们也会逐个查询付款码，只是你会晚一些知道。',
      action: '查看地址',
    },
    installed: {
      title: '安装支付应用',
      help: '它负责在结账页显示 PagoEfectivo，需通过渠道提供的链接单独安装。',
    },
    ready: {
      title: '在 Shopify 的支付设置中启用',
      help: '在 Shopify 中打开「设置 > 支付」，可选择先用测试模式。',
    },
  },
  alertsTimes: '已发生 {{times}} 次，最近一次：{{last}}',
};
