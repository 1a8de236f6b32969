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
    changed: '有变动',
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
    advice: '怎样才能通过，该怎么办',
    bodyHelp: '已去除个人信息和密钥。',
    hidden: '内容已无法打开。',
    payment: '查看付款',
    repeats: '共到达 {{count}} 次，只处理一次。',
    again: '重新验签',
    againHelp: '请在更正凭证后使用。如果验签通过，会当作刚刚到达来处理。',
  },
  advice: {
    untold:
      '已无法判断怎样才能验签通过：收到的内容或账户凭证已无法打开。这不影响任何资金：我们仍会逐个查询付款码。',
    acceptedNow: '用现在的凭证验签通过。点击「重新验签」，会当作刚刚到达来处理。',
    unsignedNow:
      '此渠道的通知不带签名，无法证明是谁发的；现在只会当作线索。点击「重新验签」；只以我们查询时渠道的答复为准。',
    sourceGenuine:
      '签名有效：确实是渠道从 {{source}} 发来的。请让应用的运营方把该地址加入名单，然后点击「重新验签」。',
    sourceUnproven:
      '此渠道的通知不带签名，无法证明 {{source}} 属于它。请先向渠道确认，再请求加入名单；在此期间我们仍会逐个查询付款码。',
    sourceDoubtful: '而且用你的凭证验签不通过：未经渠道确认，请不要请求把 {{source}} 加入名单。',
    'trailing-newline':
      '同样的内容换一种行尾就能验签通过：渠道与应用之间有环节增加或去掉了换行。请让服务器的运营方原样传递内容。',
    'byte-order-mark':
      '同样的内容加上或去掉开头的不可见标记就能验签通过。请让服务器的运营方原样传递内容。',
    'body-reserialised':
      '同样的内容换一种写法就能验签通过：中间环节读取后重新写过（22.00 变成了 22）。请让服务器的运营方原样传递内容。',
    'body-reencoded': '同样的字段换一种编码就能验签通过。请让服务器的运营方原样传递内容。',
    'other-key':
      '它是用你的另一个密钥签名的，即填在「{{field}}」里的那个。密钥填错了位置：请在设置中更正，然后重新验签。',
    'other-algorithm':
      '它是用 {{field}} 签名的，而账户设置的是另一种算法。请在设置中或在渠道那边更改算法，然后重新验签。',
    clock:
      '同一时间换一种写法就能验签通过：中间环节改动了请求头。请让服务器的运营方原样传递请求头。',
    nothing: {
      'missing-signature':
        '没有签名，无从比对。如果渠道会签名，说明中间环节去掉了请求头或字段；否则只是有人在试探这个地址，无需处理。',
      'malformed-signature':
        '已知的各种写法都不匹配。如果真实付款也反复出现，请询问渠道如何为你的账户签名。',
      'wrong-signature':
        '已知的各种写法都不匹配：密钥属于别的账户或模式，或者不是渠道发的。请与渠道后台的密钥核对；如果不同，请在设置中更改，然后重新验签。',
    },
  },
  done: { judged: '现在验签通过。通知已移到「已收到」，正在处理。' },
};
