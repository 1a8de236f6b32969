import type { AdminWords } from '../words.ts';

export const shell: AdminWords['shell'] = {
  nav: {
    home: '首页',
    payments: '付款',
    exceptions: '异常',
    notifications: '回调通知',
    settings: '设置',
  },
  back: '返回',
  next: '下一页',
  previous: '上一页',
  none: '—',
  colon: '：',
  comma: '，',
  limaTimes: '时间均为秘鲁时间。',
  test: '测试',
  copy: '复制',
  copied: '已复制',
  close: '关闭',
  yourTime: '你的当地时间：{{time}}',
  missing: {
    title: '页面不存在',
    body: '链接可能不完整，或属于另一家店铺。你的付款没有任何变化。',
  },
  broken: {
    title: '暂时无法显示此页面',
    body: '你的资金和订单没有任何变化。请一分钟后再试。',
    again: '重试',
  },
  refused: {
    'changed-meanwhile': '验证期间有人更改了此账户，没有保存。请刷新页面。',
    'live-needs-true-clock': '此环境的时钟可以调整，因此不接受正式账户。请使用测试模式。',
    'longer-than-shopify':
      '期限加宽限超过了 Shopify 的等待时间（71 小时），没有保存。请缩短其中一项。',
    'not-found': '你的店铺里已没有这条记录。没有任何改动。',
    'not-allowed-now': '现在不能这样操作。没有任何改动，请刷新页面查看最新状态。',
    'gateway-unavailable': '支付渠道没有响应。没有任何改动，请几分钟后再试。',
    'cannot-void': '该渠道不支持作废此付款码，到期前仍可付款。',
    'already-decided': '其他人已经处理过了。没有任何改动，结果见下方。',
    'already-closed': '其他人已经关闭了它。没有任何改动，原因见下方。',
    'taken-by-another': '其他人已先接手。没有任何改动。',
    'reason-missing': '请填写原因。尚未保存。',
    'choice-missing': '请选择你的处理方式。尚未保存。',
    'note-missing': '请填写备注。尚未保存。',
    'wrong-fields': '请检查标出的字段。尚未保存。',
    'credentials-refused':
      '渠道不接受这组凭证，没有保存。请确认它们属于同一个服务、同一种模式（测试或正式）。',
    'credentials-unproved': '渠道没有响应，无法验证凭证，没有保存。请几分钟后再试。',
    'still-refused': '重新验签后仍未通过，没有记入任何款项。',
    unknown: '操作没有完成。没有任何改动，请刷新页面。',
  },
};
