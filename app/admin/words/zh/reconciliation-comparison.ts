import type { AdminWords } from '../words.ts';

export const comparison: AdminWords['reconciliation']['comparison'] = {
  title: '每日核对',
  intro:
    '每天夜里，我们就最近几天的付款码向渠道和 Shopify 查询，并与此处的记录核对。日期以利马时间发起付款的那一天为准。',
  one: '天',
  many: '天',
  ask: {
    day: '立即核对某一天',
    send: '核对',
    wrong: '请选择在秘鲁已经开始的日期。',
    help: '无需等到夜里：我们会查询当天的每个付款码。',
    waiting: '正在核对：{{days}}。你可以离开此页。没有付款码的日期不会出现在列表中。',
  },
  done: { asked: '马上开始核对。' },
  columns: {
    day: '日期',
    account: '账户',
    codes: '付款码',
    gateway: '渠道显示已付',
    app: '此处已付',
    shopify: 'Shopify 显示已付',
    standing: '结果',
  },
  standings: {
    agrees: '一致',
    differs: '有差异',
    unclear: '答复不明确',
    explained: '已说明',
    'in-part': '部分核对',
    'not-compared': '未核对',
  },
  troubles: {
    'gateway-unavailable': '渠道没有答复，我们会再次查询。',
    'gateway-misconfigured': '渠道不接受凭证。请在设置中检查；我们会再次查询。',
    'shopify-unavailable': 'Shopify 没有答复，我们会再次查询。',
  },
  notes: {
    corrected: '{{count}} 笔已按渠道的答复更正',
    underWay: '{{count}} 笔仍在与 Shopify 处理中',
    explained: '{{count}} 笔已由其他异常或你的决定说明',
    unclear: '{{count}} 笔答复不明确',
  },
  compared: '核对时间：{{time}}',
  notAsked: '无法查询',
  empty: {
    title: '尚未核对过任何一天',
    body: '首次核对在你的第一个付款码之后的夜里进行。',
  },
};
