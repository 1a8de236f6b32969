/** What each kind of exception is, and what it means for the money. */
export const kinds = {
  LATE_PAYMENT: {
    happened: 'El comprador pagó cuando Shopify ya daba el pedido por no pagado.',
    money:
      'El dinero está en tu cuenta de la pasarela, pero Shopify ya no puede tomarlo en ese pedido.',
  },
  DOUBLE_PAYMENT: {
    happened: 'El mismo pedido se pagó más de una vez.',
    money:
      'El primer pago cubre el pedido. El segundo también está en tu cuenta de la pasarela y es del comprador.',
  },
  WRONG_AMOUNT: {
    happened: 'Entró un monto distinto del que se debía.',
    money:
      'El dinero está en tu cuenta de la pasarela. A Shopify no se le dijo que el pedido está pagado, y nada vence ni se anula hasta que decidas.',
  },
  WRONG_CURRENCY: {
    happened: 'Entró dinero en una moneda distinta de la que se debía.',
    money:
      'El dinero está en tu cuenta de la pasarela. A Shopify no se le dijo que el pedido está pagado, y nada vence ni se anula hasta que decidas.',
  },
  REVERSED: {
    happened:
      'El pago se hizo y después la pasarela lo revirtió, por ejemplo por un error del agente.',
    money: 'Ese dinero ya no está. Si Shopify muestra el pedido como pagado, eso ya no es verdad.',
  },
  UNKNOWN_VOUCHER: {
    happened: 'La pasarela avisó de un código que no pedimos desde esta tienda.',
    money: 'Puede haber dinero en tu cuenta de la pasarela que no corresponde a ningún pedido.',
  },
  UNCONFIRMED_NOTIFICATION: {
    happened:
      'La pasarela avisó de este pago o de su reversión, pero al preguntarle no lo confirma.',
    money:
      'Un aviso solo no mueve dinero: nada cambió aquí ni en Shopify. Revisa el código en el panel de la pasarela antes de enviar; seguimos preguntando, y si lo confirma esto se cierra solo.',
  },
  SHOPIFY_REFUSED: {
    happened:
      'Shopify no aceptó lo que le dijimos sobre este pago, y no lo aceptará aunque se repita.',
    money: 'Nuestro registro del dinero es correcto; el pedido en Shopify puede mostrar otra cosa.',
  },
  CHANGED_REQUEST: {
    happened: 'Shopify repitió un pedido de cobro con datos distintos.',
    money: 'Vale lo primero que pidió: el código y el monto no cambiaron.',
  },
  other: {
    happened: 'Algo necesita que una persona lo revise ({{kind}}).',
    money: 'El dinero no cambió.',
  },
} as const;
