import type { AdminWords } from '../words.ts';

export const rows: AdminWords['reconciliation']['rows'] = {
  title: '{{name}} 第 {{line}} 行',
  why: '无法读取',
  help: '这些是收到时的原始单元格。请填写正确内容；它们将按文件其余部分的相同规则读取。',
  noCells: '无法显示：原件已删除，或已无法识别此文件。',
  extra: '第 {{place}} 个单元格（无表头）',
  look: '查看将如何读取',
  preview: '将这样读取',
  nothing: '此行本身不产生明细，而是补全其他行。',
  mend: '记入账目',
  aside: '搁置此行',
  asideHelp: '用于与金额无关的行，例如页脚。不计入任何合计。',
  reason: '原因',
  still: '单元格“{{column}}”仍无法读取：{{why}}',
  ended: {
    mended: '此行已更正。',
    carried: '此行随其他更正一并读取。',
  },
  asideBecause: '已搁置：{{reason}}',
  by: '操作人与时间',
  done: {
    mended: '此行已更正并入账。',
    'set-aside': '此行已搁置。',
  },
  refused: {
    'reads-differently':
      '自收到此文件以来读取方式已改变，继续会重复计算。什么都没有保存：请上传更正后的报表。',
    'already-mended': '此行已经更正。',
    'original-erased': '原件已删除。请上传更正后的报表。',
  },
};
