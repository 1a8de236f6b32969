/** The download of a list, and what a link says that has had its time. */
export const exporting = {
  open: '下载',
  title: '下载列表',
  help: '下载的内容与列表当前显示的完全一致，包含筛选条件和全部页面。之后新增的记录不在其中。',
  format: '格式',
  formatHelp: {
    csv: '适用于任何软件，行数不限。用 Excel 打开时文字显示正常。',
    xlsx: '最多 1,048,575 行，这是 Excel 的上限。更多行请选择 CSV。',
    json: '供系统使用：金额以文本精确表示，末尾注明行数。',
  },
  prepare: '准备文件',
  rows: '行数：{{count}}',
  download: '下载文件',
  begun: '下载已开始。如果浏览器提示失败，文件就不完整，请重新准备。',
  tooMany:
    '共有 {{count}} 行，而 Excel 最多 1,048,575 行。请选择 CSV，或筛选列表。没有下载任何内容。',
  gone: '此链接已使用过或已过期。请返回应用，重新准备下载。',
} as const;
