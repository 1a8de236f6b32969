/** The timeline: one sentence for each kind of event. */
export const events = {
  payment: {
    opened: 'Shopify pidió cobrar el pedido',
    landed: 'El comprador abrió su página de pago',
    became: 'El pago pasó a: {{to}}',
    accepted: 'Se aceptó este dinero como pago del pedido',
    'given-up': 'El comprador volvió a la tienda sin pagar',
  },
  voucher: {
    intended: 'Pedimos un código a la pasarela',
    live: 'El código {{reference}} está vigente',
    paid: 'El código {{reference}} figura pagado',
    lapsed: 'El código {{reference}} venció',
    voiding: 'Pedimos anular el código {{reference}}',
    voided: 'El código {{reference}} quedó anulado',
    orphan: 'La pasarela no respondió al pedir el código',
    refused: 'La pasarela no emitió el código',
    limited: 'No se dio un código: pasa uno de tus límites',
    adopted: 'Reconocimos el código {{reference}} por su aviso',
  },
  receipt: {
    recorded: 'Entró dinero: {{amount}}',
    reversed: 'La pasarela revirtió el dinero',
  },
  tell: {
    applied: 'Shopify aceptó: {{what}}',
    refused: 'Shopify no aceptó: {{what}}',
    indeterminate: 'Shopify no respondió a: {{what}}',
    'put-off': 'Shopify aún no lo tomó; se repetirá: {{what}}',
  },
  refund: {
    opened: 'Shopify pidió un reembolso',
    resolve: 'Se anotó que el dinero fue devuelto',
    reject: 'Se decidió no devolver el dinero',
  },
  exception: {
    taken: 'Alguien se encargó de la excepción: {{kind}}',
    left: 'La excepción quedó sin encargado: {{kind}}',
    noted: 'Nota en la excepción: {{kind}}',
    closed: 'Se cerró la excepción: {{kind}}',
  },
  other: 'Otro suceso: {{kind}}',
} as const;
