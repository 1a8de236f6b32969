import type { AdminWords } from '../words.ts';

export const notifications: AdminWords['notifications'] = {
  title: '回调通知',
  one: '条通知',
  many: '条通知',
  intro: '渠道发来的每一条通知。仅凭通知不算到账：入账前我们都会向渠道查询确认。',
  views: { received: '已收到', refused: '已拒绝' },
  columns: {
    received: '到达时间（秘鲁）',
    account: '账户',
    event: '通知',
    code: '付款码',
    verdict: '处理结果',
    source: '来源',
    reason: '为何不予采信',
  },
  events: {
    paid: '已付款',
    lapsed: '已过期',
    reversed: '付款被撤销',
    unknown: '其他通知',
  },
  verdicts: {
    due: '排队中',
    applied: '已处理',
    unreadable: '无法读取',
    repeated: '重复',
  },
  empty: {
    received: '还没有收到通知',
    refused: '没有被拒绝的通知',
    body: '渠道通知付款后，会显示在这里。',
  },
  detail: {
    received: '到达时间',
    title: '通知',
    verdict: '处理结果',
    why: '为何不予采信',
    body: '收到的内容',
    bodyHelp: '已去除个人信息和密钥。',
    hidden: '内容已无法打开。',
    payment: '查看付款',
    repeats: '共到达 {{count}} 次，只处理一次。',
    again: '重新验签',
    againHelp: '请在更正凭证后使用。如果验签通过，会当作刚刚到达来处理。',
  },
  done: { judged: '现在验签通过。通知已移到「已收到」，正在处理。' },
};
