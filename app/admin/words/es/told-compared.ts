/** What an exception of the daily comparison means, where its kind alone would speak of a report. */
export const compared = {
  LATE_PAYMENT: {
    happened: 'El pedido se anuló en Shopify y su dinero sigue contigo.',
    money: 'El dinero está en tu cuenta de la pasarela. Devuélvelo o úsalo para otro pedido.',
  },
  SHOPIFY_REFUSED: {
    happened: 'El comprador pagó, y Shopify no muestra el pedido como pagado.',
    money:
      'El dinero está en tu cuenta de la pasarela. Marca el pedido a mano o devuelve el dinero.',
  },
  AMOUNT_MISMATCH: {
    happened: 'El monto de este pago no es el mismo en todas partes.',
    money: 'Aquí no cambió nada. Compara el pedido en Shopify con el panel de la pasarela.',
  },
  CURRENCY_MISMATCH: {
    happened: 'Shopify muestra este pago en otra moneda.',
    money: 'Aquí no cambió nada. Los dos montos no se suman ni se convierten.',
  },
  REFUND_MISMATCH: {
    happened: 'Los reembolsos de este pago no son los mismos aquí y en Shopify.',
    money: 'Revisa si el comprador recibió el dinero, y cuánto, antes de devolver algo más.',
  },
} as const;
