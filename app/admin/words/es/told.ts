import { compared } from './told-compared.ts';
import { events } from './told-events.ts';
import { kinds } from './told-exceptions.ts';
import { statement } from './told-statement.ts';

/** What presenters say: these words stay on the server, only finished sentences travel. */
export const told = {
  actors: {
    shopper: 'Comprador',
    gateway: 'Pasarela',
    shopify: 'Shopify',
    clock: 'Automático',
    operator: 'Soporte de la app',
    staff: 'Personal {{id}}',
    you: 'Tú',
  },
  standing: {
    opened: {
      money: 'El comprador eligió pagar con código, pero aún no abrió su página de pago.',
      next: 'No envíes todavía. No hay nada que hacer.',
    },
    awaiting: {
      money: 'El comprador tiene su código y aún no lo ha pagado.',
      next: 'No envíes todavía. Te avisaremos en Shopify cuando el dinero esté comprobado.',
    },
    verifying: {
      money: 'Estamos comprobando con la pasarela qué pasó con el código.',
      next: 'No envíes todavía. Seguimos preguntando solos.',
    },
    paid: {
      money: 'El dinero está comprobado en la pasarela.',
      next: 'Puedes preparar el pedido.',
    },
    expired: {
      money: 'El código venció sin pago. No entró dinero.',
      next: 'No envíes. Si el dinero llegara tarde, lo verás aquí.',
    },
    cancelled: {
      money: 'Este pago ya no se espera: el código se anuló, o se decidió devolver el dinero.',
      next: 'No envíes. El comprador puede volver a comprar.',
    },
    held: {
      money: 'Entró dinero que no coincide con lo debido.',
      next: 'No envíes todavía. Abre la excepción y decide.',
    },
    reversed: {
      money: 'El pago se hizo y después la pasarela lo revirtió: ese dinero ya no está.',
      next: 'No envíes. Si ya enviaste, escribe al comprador y decide en la excepción.',
    },
    'not-served': {
      money: 'No se pudo emitir un código para este pedido. No entró dinero.',
      next: 'El comprador vio por qué y volvió a tu tienda. Revisa el aviso en Inicio.',
    },
  },
  notServed: {
    'manual-capture':
      'Tu tienda pide capturar los pagos a mano, y un pago en efectivo no se puede autorizar sin cobrar.',
    currency: 'Los códigos existen solo en soles y dólares.',
  },
  alerts: {
    MANUAL_CAPTURE: {
      title: 'Tu tienda captura los pagos a mano',
      body: 'Por eso no se emiten códigos y esos compradores no pueden pagar. En Shopify, abre Configuración > Pagos y elige la captura automática.',
    },
    UNSUPPORTED_CURRENCY: {
      title: 'Hubo pedidos en una moneda sin códigos',
      body: 'Los códigos existen en soles y dólares. Revisa las monedas de tu mercado de Perú en Shopify.',
    },
    NO_ACCOUNT: {
      title: 'Falta una cuenta de la pasarela',
      body: 'Hay compradores que no pueden recibir su código. Conecta una cuenta activa del modo que usa tu tienda (prueba o real).',
    },
    GATEWAY_CREDENTIALS: {
      title: 'La pasarela no acepta tus credenciales',
      body: 'No se emiten códigos nuevos ni podemos comprobar pagos. Los códigos ya emitidos se pueden pagar; los comprobaremos cuando cambies las credenciales.',
    },
    GATEWAY_UNREACHABLE: {
      title: 'La pasarela no responde',
      body: 'Los pagos que se hagan mientras tanto no se pierden: los comprobaremos cuando vuelva. No tienes que hacer nada.',
    },
    SHOPIFY_UNREACHABLE: {
      title: 'Shopify no responde',
      body: 'El dinero está a salvo y anotado aquí. Seguimos avisando a Shopify hasta que responda. No tienes que hacer nada.',
    },
    SHOPIFY_TOKEN: {
      title: 'Shopify ya no acepta el permiso de la app',
      body: 'No podemos avisarle que los pedidos están pagados. Abre la app de pagos desde Shopify para renovar el permiso, o vuelve a instalarla.',
    },
    NOTIFICATIONS_REFUSED: {
      title: 'Llegan notificaciones con firma no válida',
      body: 'No les creemos y no mueven dinero; igual preguntamos por cada código. Si cambiaste la clave en la pasarela, cámbiala también aquí.',
    },
    OPEN_CODES_LIMIT: {
      title: 'Llegaste a tu límite de códigos abiertos',
      body: 'Esta cuenta tiene tantos códigos sin pagar como permites; los compradores nuevos no reciben ninguno. Sube el límite en Ajustes o espera a que se paguen o venzan.',
    },
    other: {
      title: 'Aviso del sistema: {{kind}}',
      body: 'El dinero no cambió. Si se repite, escribe a quien administra esta app.',
    },
  },
  alertActions: {
    settings: 'Abrir ajustes',
    notifications: 'Ver las rechazadas',
  },
  refusedReasons: {
    'missing-signature': 'Llegó sin firma. Quien la mandó no demostró ser la pasarela.',
    'malformed-signature':
      'La firma no tiene la forma que usa la pasarela. Suele ser un servidor intermedio que cambia las cabeceras, o alguien que prueba la dirección.',
    'wrong-signature':
      'La firma no corresponde al contenido. Lo más común: la clave secreta guardada aquí es de otro servicio o de otro modo (prueba o real), o cambió en la pasarela.',
    'unexpected-source':
      'Vino de una dirección que no está en la lista de esta pasarela. Si la pasarela cambió sus direcciones, el operador agrega la nueva; luego verifica otra vez.',
    'no-code-of-ours':
      'No nombra ningún código de esta tienda y nada prueba quién lo mandó. Puede que tu cuenta venda también en otro sitio: ningún dinero de esta tienda depende de esto.',
    other: 'No pasó la verificación ({{reason}}).',
  },
  outcomes: {
    observed: 'La pasarela lo confirmó al preguntarle, y quedó registrado.',
    'unknown-event': 'Es un aviso de otro tipo: se guardó y no movió nada.',
    'unknown-voucher':
      'Nombra un código que no pedimos. Si habla de dinero, se abrió una excepción.',
    'gateway-differs':
      'Al preguntarle, la pasarela todavía no lo confirma con claridad; seguimos preguntando.',
    'taken-back-since': 'Ese pago ya se había revertido cuando llegó este aviso: no cambió nada.',
    'asked-since':
      'Ya le habíamos preguntado a la pasarela después de que llegó: no había nada nuevo que saber.',
    unconfirmed:
      'La pasarela no lo confirmó en todo el plazo y dejamos de preguntar: no movió nada.',
    none: 'Aún no se procesó.',
    other: 'Resultado: {{outcome}}',
  },
  codeRefusals: {
    'amount-too-large': 'el monto supera el máximo',
    'amount-too-small': 'el monto es menor que el mínimo',
    'invalid-contact': 'no aceptó el correo o el celular',
    'invalid-request': 'no aceptó el pedido',
    'not-allowed-now': 'no lo permite ahora',
    other: '{{reason}}',
  },
  evidence: {
    reference: 'Código',
    operation: 'Número de operación',
    expected: 'Debido',
    inReport: 'En el reporte',
    proven: 'Comprobado',
    byRateCard: 'Según tu tarifa',
    charged: 'Cobrado',
    toBring: 'Debe traer',
    inShopify: 'En Shopify',
    here: 'Aquí',
    announced: 'Anunciado',
    event: 'Aviso',
    amount: 'Recibido',
    word: 'La pasarela dijo',
    source: 'Cómo lo supimos',
    asked: 'Preguntando a la pasarela',
    notification: 'Por una notificación',
    notificationId: 'Notificación',
    from: 'Antes',
    to: 'Después',
    purpose: 'Para',
    receipt: 'Recibo',
    why: 'Por qué',
    limit: 'Límite',
    'rejected-before': 'A Shopify ya se le había dicho que no habría pago',
    'paid-elsewhere': 'El pedido se pagó con otro código',
    code: 'Respuesta',
    what: 'Aviso',
    choice: 'Decisión',
    kind: 'Tipo',
    reason: 'Motivo',
    attempts: 'Intentos',
    outcome: 'Resultado',
    lines: 'Líneas del reporte',
    paidOn: 'Pagado el',
    dueOn: 'Debía llegar el',
  },
  reported: {
    'no-such-code-here': 'El código no es de esta tienda',
    'code-not-seen-paid': 'El código es de aquí, pero nadie lo vio pagado',
    'returned-without-being-sent': 'Volvió un abono que no consta como enviado',
    'returned-another-amount': 'El abono volvió por otro monto',
    'lines-add-up-to-another-amount': 'Las líneas suman otro monto que el enviado',
    'bank-got-another-amount': 'El banco recibió otro monto',
    'given-back-without-being-held': 'Liberaron dinero que no consta como retenido',
    'no-refund-of-this-amount': 'No hay un reembolso decidido aquí por ese monto',
    'no-reversal-of-this-amount': 'No consta aquí que la pasarela lo revirtiera por ese monto',
    'shopify-has-no-order': 'Shopify no tiene un pedido de este pago',
    'shopify-shows-it-unpaid': 'Shopify lo muestra sin pagar',
    'paid-in-shopify-without-money': 'Shopify lo muestra pagado, pero no consta que entrara dinero',
    'marked-paid-by-hand': 'Alguien lo marcó como pagado a mano en Shopify',
    'paid-another-amount-in-shopify': 'Shopify lo muestra pagado por otro monto',
    'paid-another-currency-in-shopify': 'Shopify lo muestra pagado en otra moneda',
    'refunded-in-shopify-only': 'Se reembolsó solo en Shopify',
    'refunded-here-only': 'Se reembolsó solo aquí',
    'refunded-another-amount-in-shopify': 'En Shopify se reembolsó otro monto',
    'order-cancelled-and-paid': 'El pedido se anuló en Shopify y el dinero está aquí',
    'gateway-says-another-amount': 'La pasarela dice otro monto al preguntarle',
  },
  limits: {
    'least-amount': 'Monto mínimo',
    'greatest-amount': 'Monto máximo',
    'blocked-email': 'Correo bloqueado',
    'blocked-document': 'Documento bloqueado',
    'open-codes-per-shopper': 'Códigos sin pagar de un comprador',
    'codes-per-shopper-per-day': 'Códigos de un comprador en un día',
    'open-codes-per-shop': 'Códigos sin pagar de la tienda',
  },
  kinds,
  compared,
  events,
  statement,
} as const;
