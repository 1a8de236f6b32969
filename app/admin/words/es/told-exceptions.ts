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
      'La pasarela avisó de una novedad de este pago, pero al preguntarle no la confirma, o responde con palabras que no conocemos.',
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
  MISSING_IN_REPORT: {
    happened:
      'El comprador pagó, ya venció el plazo de tu tarifa y ningún reporte trae ese dinero.',
    money:
      'La pasarela te lo debe. Pídeselo con el número de operación; si llega en otro reporte, esto se cierra solo.',
  },
  UNKNOWN_PAYMENT: {
    happened: 'Un reporte trae dinero de un cobro que esta tienda no conoce.',
    money:
      'El dinero cuenta en tu saldo, pero no corresponde a ningún pedido tuyo. Puede ser de otro canal de venta de la misma cuenta.',
  },
  AMOUNT_MISMATCH: {
    happened: 'El reporte liquida este pago por un monto distinto del que se comprobó.',
    money:
      'Lo que está en tu saldo es lo que dice el reporte. La diferencia queda a la vista hasta que decidas.',
  },
  CURRENCY_MISMATCH: {
    happened: 'El reporte liquida este pago en una moneda distinta de la que se pagó.',
    money:
      'El dinero está en tu saldo en esa otra moneda. Las dos no se suman ni se convierten aquí.',
  },
  FEE_MISMATCH: {
    happened: 'La pasarela cobró una comisión distinta de la que dice tu tarifa.',
    money:
      'La diferencia ya está descontada o sumada en tu saldo. Reclámala, o corrige la tarifa si cambió.',
  },
  DUPLICATE_LINE: {
    happened: 'El reporte trae el mismo pago más de una vez.',
    money:
      'Tu saldo muestra más dinero del que se pagó. Lo normal es que la pasarela retire lo que sobra.',
  },
  REFUND_MISMATCH: {
    happened: 'El reporte trae un reembolso que no coincide con los que se decidieron aquí.',
    money: 'Ese dinero ya salió de tu saldo. Comprueba si el comprador lo recibió y por cuánto.',
  },
  PAYOUT_MISMATCH: {
    happened:
      'Lo que suman las líneas, lo que la pasarela envió y lo que recibió tu banco no es lo mismo.',
    money:
      'Falta o sobra dinero entre la pasarela y tu banco. Compara el abono con tu estado de cuenta.',
  },
  CHARGEBACK: {
    happened: 'El comprador desconoció el cobro y la pasarela te quitó ese dinero.',
    money: 'Ya salió de tu saldo. Si respondes a tiempo a la pasarela, puede volver.',
  },
  FROZEN_FUNDS: {
    happened: 'La pasarela retuvo parte de tu saldo.',
    money: 'Sigue siendo tuyo, pero no se te envía hasta que la pasarela lo libere.',
  },
  PAID_IN_SHOPIFY_ONLY: {
    happened: 'Shopify muestra el pedido como pagado y la pasarela no tiene ese dinero.',
    money: 'Nadie ha comprobado que ese dinero exista. No envíes hasta revisarlo.',
  },
  UNKNOWN_ROW: {
    happened: 'El reporte trae una línea con una palabra que no conocemos.',
    money: 'Su monto cuenta en tu saldo, pero no sabemos qué es. Pregúntale a la pasarela.',
  },
  other: {
    happened: 'Algo necesita que una persona lo revise ({{kind}}).',
    money: 'El dinero no cambió.',
  },
} as const;
