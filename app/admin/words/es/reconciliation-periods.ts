/** The months of the books: which are closed, what keeps one open, and the statement of each. */
export const periods = {
  title: 'Meses',
  one: 'mes',
  many: 'meses',
  intro: 'Cierra cada mes cuando todo en él tenga su lugar. Un mes cerrado no cambia nunca más.',
  columns: {
    month: 'Mes',
    account: 'Cuenta',
    state: 'Situación',
    opening: 'Saldo inicial',
    net: 'Neto',
    closing: 'Saldo final',
  },
  states: {
    running: 'En curso',
    waiting: 'Espera al anterior',
    next: 'Por cerrar',
    closed: 'Cerrado',
  },
  help: {
    running: 'El mes todavía no termina en Perú. Podrás cerrarlo desde el día 1 del siguiente.',
    waiting: 'Los meses se cierran en orden: primero cierra el anterior.',
    next: 'Es el siguiente por cerrar.',
    closed: 'Está cerrado: lo que llegue después cuenta en el primer mes abierto.',
  },
  closedBy: 'Lo cerró {{who}} ·',
  empty: {
    title: 'Todavía no hay meses',
    body: 'Cuando subas el primer reporte verás aquí el saldo y los movimientos de cada mes.',
  },
  sums: {
    title: 'El mes',
    opening: 'Saldo inicial',
    own: 'Neto del mes',
    late: 'Ajustes de meses anteriores (líneas: {{count}})',
    closing: 'Saldo final',
  },
  fees: {
    title: 'Comisiones que no son de un pago',
    help: 'Lo que la pasarela cobró en los días de este mes por abonos, reembolsos, contracargos y la mensualidad, esté o no en un abono, junto a lo que dice tu tarifa. Incluye impuestos.',
  },
  obstacles: {
    title: 'Esto impide cerrar el mes',
    help: 'Resuelve cada punto; después podrás cerrarlo.',
    exceptions: 'Líneas en excepción: {{count}}, por {{amount}}',
    overdue: 'Pagos que ya debieron llegar y ningún reporte trae: {{count}}, por {{amount}}',
    payouts: 'Abonos que no cuadran con lo que recibió tu banco: {{count}}',
    fees: 'Pagos con una comisión distinta de la tarifa: {{count}}',
    'rows-not-read': 'Filas que no se pudieron leer en {{name}}: {{count}}',
    residual:
      'La prueba no cuadra por {{amount}}. Tu dinero no cambió; avisa a quien administra la app.',
  },
  close: {
    title: 'Cerrar el mes',
    help: 'Todo en este mes tiene su lugar. Al cerrarlo, sus totales quedan fijos.',
    blocked: 'Primero resuelve lo que lo impide.',
    action: 'Cerrar el mes',
    ask: '¿Cerrar {{month}}?',
    forGood:
      'Quedará cerrado con un saldo final de {{closing}}, para siempre. Lo que llegue después contará en el primer mes abierto.',
    sure: 'Sí, cerrarlo',
    keep: 'Dejarlo abierto',
  },
  statement: {
    title: 'Estado del mes',
    closed: 'El estado definitivo, igual cada vez que lo descargues.',
    provisional: 'Un estado provisional, como está ahora.',
    busy: 'Ahora mismo se está registrando un reporte. Inténtalo de nuevo en un momento.',
  },
  done: { closed: 'Mes cerrado. Sus totales ya no cambian.' },
} as const;
