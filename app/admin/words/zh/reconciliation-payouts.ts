import type { AdminWords } from '../words.ts';

type Words = AdminWords['reconciliation'];

export const payouts: Words['payouts'] = {
  title: '打款',
  one: '笔打款',
  many: '笔打款',
  intro: '渠道汇到你银行的钱：明细合计、渠道称已汇出的和实际到账的。',
  all: '全部',
  columns: {
    sent: '汇出日期',
    name: '打款',
    account: '账户',
    sentAmount: '汇出',
    bankAmount: '银行到账',
    difference: '差额',
    state: '状态',
  },
  states: {
    agrees: '一致',
    differs: '不一致',
    'bank-unknown': '未填到账',
    'not-sent': '尚未汇出',
  },
  empty: {
    title: '还没有打款',
    body: '当报表显示渠道已向你汇款时，会出现在这里。',
  },
  page: {
    title: '打款 {{name}}',
    sums: '是否一致？',
    sumsHelp: '明细合计、渠道称已汇出的金额和银行收到的金额必须相同。',
    lines: '明细合计',
    noLines: '报表没有说明包含哪些付款。',
    sent: '渠道称已汇出',
    bank: '银行收到',
    unknown: '未填写',
    difference: '与银行的差额',
    seeLines: '查看明细',
    enter: '银行收到了多少？',
    enterHelp: '请查看银行流水。如果不一致，会产生一条异常。',
    amount: '收到的金额',
    day: '日期',
    reference: '银行交易号（可选）',
    save: '保存到账',
    wrong: '请检查此项。',
    toldBy: '填写人',
  },
  done: { saved: '已保存，并重新核对了这笔打款。' },
};

export const expected: Words['expected'] = {
  title: '待到账的钱',
  one: '笔付款',
  many: '笔付款',
  intro: '尚未出现在报表里的每笔付款、应到金额和日期，按秘鲁工作日计算。',
  views: { 'in-transit': '在途', overdue: '逾期未到' },
  columns: {
    due: '应到日期',
    order: '订单',
    code: '付款码',
    paid: '付款日期',
    gross: '总额',
    kept: '手续费与税',
    net: '应到金额',
  },
  noDay: '无费率',
  empty: {
    title: '这里没有内容',
    body: '买家付款后，钱会显示在这里，直到报表里出现。',
    overdue: '这里没有逾期款项。',
  },
};
