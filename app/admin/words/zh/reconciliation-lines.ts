import type { AdminWords } from '../words.ts';

type Words = AdminWords['reconciliation'];

export const kinds: Words['kinds'] = {
  sale: '收款',
  refund: '退款',
  chargeback: '拒付',
  'chargeback-won': '拒付胜诉',
  reversal: '撤销',
  fee: '手续费',
  'fee-tax': '手续费增值税',
  withholding: '代扣税',
  frozen: '冻结',
  released: '解冻',
  payout: '打款到银行',
  'payout-returned': '打款被退回',
  adjustment: '调整',
  'not-paid': '未成功的收款',
  unknown: '无法识别',
};

export const standings: Words['standings'] = {
  matched: '已对上',
  exception: '异常中',
  decided: '已决定',
  informs: '仅供参考',
};

export const rules: Words['rules'] = {
  reference: '按渠道单号',
  code: '按付款码',
  'transaction-code': '按我们的单号',
  operation: '按操作号',
  payout: '打款',
  'account-fee': '账户费用',
  'nothing-moved': '没有资金变动',
  'by-hand': '人工匹配，附原因',
  decision: '按你的决定',
};

export const lines: Words['lines'] = {
  title: '明细',
  one: '条明细',
  many: '条明细',
  intro: '渠道报表里的每一笔变动。日期均为秘鲁日期。',
  total: '{{count}} 条，合计 {{net}}',
  search: '付款码、渠道单号、操作号或订单',
  views: {
    all: '全部',
    exceptions: '异常中',
    matched: '已对上',
    decided: '已决定',
    informs: '仅供参考',
  },
  filters: {
    kind: '类型',
    account: '账户',
    date: '日期',
    currency: '币种',
    payout: '打款',
    exception: '异常',
    ofPayout: '属于某笔打款',
    ofException: '属于某条异常',
  },
  columns: {
    booked: '日期',
    kind: '类型',
    reference: '单号与操作号',
    order: '订单',
    gross: '总额',
    fee: '手续费',
    feeTax: '增值税',
    net: '净额',
    standing: '对账状态',
    origin: '打款与文件',
  },
  paymentWithoutOrder: '无订单的付款',
  empty: {
    title: '还没有明细',
    body: '上传渠道给你的结算报表：每一行都会显示在这里，并注明属于哪笔付款。',
  },
  noMatch: {
    title: '没有找到符合的明细',
    body: '请输入完整的付款码、渠道单号或操作号，或订单号（#1001）。',
  },
};

export const line: Words['line'] = {
  title: '{{day}}的明细',
  facts: '渠道的记录',
  kind: '类型',
  word: '渠道原文',
  booked: '记账日期',
  reference: '渠道单号',
  transactionCode: '我们的单号',
  operation: '操作号',
  gross: '总额',
  fee: '手续费',
  feeTax: '手续费增值税',
  net: '余额变动',
  stands: '在你账目中的位置',
  rule: '匹配方式',
  payment: '付款',
  payout: '打款',
  exception: '异常',
  seeException: '查看异常',
  informsHelp: '这份报表仅供参考：金额不计入任何合计，以免重复计算。',
  file: '来源',
  fileName: '文件',
  fileLine: '行号',
  cells: '原始行',
  cellsHelp: '与收到时一致。可能含有个人信息，请勿复制到他人可见的地方。',
  noCells: '原始文件已无法打开。',
  show: '显示原始行',
};
