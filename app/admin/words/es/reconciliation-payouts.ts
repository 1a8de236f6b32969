/** What the gateway sent to the bank, and what has not come yet. */
export const payouts = {
  title: 'Abonos',
  one: 'abono',
  many: 'abonos',
  intro: 'Lo que la pasarela envió a tu banco: sus líneas, lo que dice que envió y lo que llegó.',
  all: 'Todos',
  columns: {
    sent: 'Enviado el',
    name: 'Abono',
    account: 'Cuenta',
    sentAmount: 'Enviado',
    bankAmount: 'Llegó al banco',
    difference: 'Diferencia',
    state: 'Situación',
  },
  states: {
    agrees: 'Cuadra',
    differs: 'No cuadra',
    'bank-unknown': 'Falta lo que llegó',
    'not-sent': 'Aún no enviado',
  },
  empty: {
    title: 'Todavía no hay abonos',
    body: 'Aparecen cuando un reporte dice que la pasarela te envió dinero.',
  },
  page: {
    title: 'Abono {{name}}',
    sums: '¿Cuadra?',
    sumsHelp:
      'Lo que suman sus líneas, lo que la pasarela dice que envió y lo que recibió tu banco deben ser lo mismo.',
    lines: 'Suman sus líneas',
    noLines: 'El reporte no dice qué pagos trae.',
    sent: 'La pasarela dice que envió',
    bank: 'Tu banco recibió',
    unknown: 'Sin anotar',
    difference: 'Diferencia con el banco',
    seeLines: 'Ver sus líneas',
    enter: '¿Cuánto recibió tu banco?',
    enterHelp: 'Míralo en tu estado de cuenta. Si no cuadra, se abre una excepción.',
    amount: 'Monto recibido',
    day: 'Día',
    reference: 'Número de operación del banco (opcional)',
    save: 'Guardar lo recibido',
    wrong: 'Revisa este campo.',
    toldBy: 'Anotado por',
  },
  fees: {
    title: 'Comisiones según tu tarifa',
    help: 'Lo que la pasarela cobró en este abono, junto a lo que dice tu tarifa. Incluye impuestos y retenciones.',
    audited: 'Pagos comparados',
    expected: 'Según tu tarifa',
    charged: 'Cobrado',
    over: 'Cobrado de más',
    under: 'Cobrado de menos',
    unaudited:
      'Pagos sin comparar: {{count}}. Les falta la tarifa o la comisión en el reporte, o llegaron en otra moneda.',
    otherExpected: 'Abonos, reembolsos y contracargos, según tu tarifa',
    other: 'Comisiones sin pago, cobradas',
    explained: {
      none: 'Se cobró lo acordado, al céntimo.',
      rounding: 'Ningún pago difiere en más de un céntimo: la pasarela redondea de otra manera.',
      'other-rate':
        'Cada pago difiere en la misma parte de su monto, {{percent}} %: la pasarela calcula con otra tarifa. Pregúntale cuál.',
      unknown: 'Ninguna tarifa explica la diferencia. Pregunta a la pasarela por estos pagos.',
    },
  },
  done: { saved: 'Guardado. El abono se volvió a comparar.' },
} as const;

export const expected = {
  title: 'Dinero por llegar',
  one: 'pago',
  many: 'pagos',
  intro:
    'Cada pago que aún no está en un reporte, o no completo, con lo que debe traer y el día. Los días son hábiles de Perú.',
  views: { 'in-transit': 'En camino', overdue: 'Atrasado' },
  columns: {
    due: 'Debe llegar el',
    order: 'Pedido',
    code: 'Código',
    paid: 'Pagado el',
    gross: 'Bruto',
    kept: 'Comisión e impuestos',
    net: 'Debe traer',
  },
  noDay: 'Sin tarifa',
  restOf: 'Resto de {{amount}}',
  empty: {
    title: 'Nada por aquí',
    body: 'Cuando un comprador pague, su dinero aparecerá aquí hasta que un reporte lo traiga.',
    overdue: 'Aquí no hay nada atrasado.',
  },
} as const;
