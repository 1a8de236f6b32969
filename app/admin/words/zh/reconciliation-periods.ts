import type { AdminWords } from '../words.ts';

/** The months of the books: which are closed, what keeps one open, and the statement of each. */
export const periods: AdminWords['reconciliation']['periods'] = {
  title: '月度账目',
  one: '个月',
  many: '个月',
  intro: '当月内每一笔都有去向后即可关账。关账后的月份不再改变。',
  columns: {
    month: '月份',
    account: '账户',
    state: '状态',
    opening: '期初余额',
    net: '净额',
    closing: '期末余额',
  },
  states: {
    running: '进行中',
    waiting: '等待前一个月',
    next: '待关账',
    closed: '已关账',
  },
  help: {
    running: '按秘鲁时间本月尚未结束，下月一日起可以关账。',
    waiting: '月份须按顺序关账，请先关前一个月。',
    next: '这是下一个要关账的月份。',
    closed: '本月已关账，之后到达的内容计入第一个未关账的月份。',
  },
  closedBy: '关账人：{{who}} ·',
  empty: {
    title: '还没有月份',
    body: '上传第一份报表后，这里会显示每个月的余额和变动。',
  },
  sums: {
    title: '本月',
    opening: '期初余额',
    own: '本月净额',
    late: '以前月份的调整（行数：{{count}}）',
    closing: '期末余额',
  },
  fees: {
    title: '不属于任何付款的费用',
    help: '渠道在本月各日因打款、退款、拒付和月费收取的费用（无论是否计入某笔打款），与你的费率表对照。含税。',
  },
  obstacles: {
    title: '以下事项未解决，无法关账',
    help: '逐项解决后即可关账。',
    exceptions: '异常中的结算行：{{count}}，金额 {{amount}}',
    overdue: '已到期但不在任何报表中的付款：{{count}}，金额 {{amount}}',
    payouts: '与银行实收对不上的打款：{{count}}',
    fees: '手续费与费率不符的付款：{{count}}',
    'rows-not-read': '{{name}} 中未能读取的行：{{count}}',
    residual: '证明相差 {{amount}}。你的钱没有变化，请告知应用管理员。',
  },
  close: {
    title: '关账',
    help: '本月每一笔都有去向。关账后总额不再变化。',
    blocked: '请先解决上面的事项。',
    action: '关账',
    ask: '确定要关{{month}}的账吗？',
    forGood: '将以期末余额 {{closing}} 永久关账。之后到达的内容计入第一个未关账的月份。',
    sure: '是的，关账',
    keep: '暂不关账',
  },
  statement: {
    title: '月度对账单',
    closed: '最终对账单，每次下载内容相同。',
    provisional: '暂定对账单，按当前情况。',
    busy: '正在登记一份报表，请稍后再试。',
  },
  done: { closed: '已关账，总额不再变化。' },
};
