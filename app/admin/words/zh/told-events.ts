import type { AdminWords } from '../words.ts';

export const events: AdminWords['told']['events'] = {
  payment: {
    opened: 'Shopify 请求为订单收款',
    landed: '买家打开了付款页',
    became: '付款状态变为：{{to}}',
    accepted: '已同意把这笔钱作为订单付款',
    'given-up': '买家未付款，返回了店铺',
  },
  voucher: {
    intended: '向渠道申请付款码',
    live: '付款码 {{reference}} 可以支付',
    paid: '付款码 {{reference}} 显示已付款',
    lapsed: '付款码 {{reference}} 已过期',
    voiding: '请求作废付款码 {{reference}}',
    voided: '付款码 {{reference}} 已作废',
    orphan: '申请付款码时渠道没有响应',
    refused: '渠道没有生成付款码',
    limited: '未发放付款码：超出了你设定的限额',
    adopted: '通过回调通知认出了付款码 {{reference}}',
  },
  receipt: {
    recorded: '收到款项：{{amount}}',
    reversed: '渠道撤销了这笔款项',
  },
  tell: {
    applied: 'Shopify 已接受：{{what}}',
    refused: 'Shopify 未接受：{{what}}',
    indeterminate: 'Shopify 没有答复：{{what}}',
    'put-off': 'Shopify 尚未接受，将重试：{{what}}',
  },
  refund: {
    opened: 'Shopify 提出退款',
    resolve: '已记录：钱已退还',
    reject: '已决定不予退款',
  },
  exception: {
    taken: '有人接手了异常：{{kind}}',
    left: '异常又无人负责：{{kind}}',
    noted: '异常新增备注：{{kind}}',
    closed: '异常已关闭：{{kind}}',
  },
  other: '其他事件：{{kind}}',
};
