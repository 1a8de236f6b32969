import type { ShopperWords } from './shopper-words.ts';

/** Spanish of Peru. The verb for voiding is "anular": in Peru "cancelado" reads as "paid". */
export const es: ShopperWords = {
  lang: 'es-PE',
  frame: {
    shop: 'Tienda',
    buyer: 'A nombre de',
    amount: 'Monto',
    exactAmount: 'Monto exacto',
    test: 'Es una prueba: no pagues nada. Ningún banco conoce este pedido.',
    help: (shop) => `¿Necesitas ayuda con tu pago? Escribe a ${shop}`,
    backToShop: (shop) => `Volver a ${shop}`,
    giveUp: 'Volver y pagar de otra forma',
    cancelOrder: {
      ask: 'Ya no quiero este pedido',
      text: 'Tu código dejará de servir y la tienda anulará tu pedido. Si ya pagaste, no lo anules: espera la confirmación.',
      button: 'Anular mi pedido',
    },
    refresh: 'Actualizar',
  },
  contact: {
    title: 'Falta un dato para darte tu código',
    why: 'PagoEfectivo lo pide para crear tu código y avisarte. Solo se usa para este pago.',
    button: 'Obtener mi código',
    fields: {
      name: {
        label: 'Tu nombre y apellido',
        wrong: 'Escribe tu nombre y tu apellido, como en tu documento.',
        example: 'Rosa Quispe',
      },
      email: {
        label: 'Tu correo',
        wrong: 'Escribe tu correo completo, por ejemplo nombre@correo.com.',
        example: 'nombre@correo.com',
      },
      phone: {
        label: 'Tu celular',
        wrong:
          'Escribe los 9 números de tu celular. Si no es de Perú, empieza con + y el código del país.',
        example: '987 654 321',
      },
      document: {
        label: 'Tu DNI, CE o RUC',
        wrong: 'Escribe tu documento completo y sin puntos: el DNI tiene 8 números; el RUC, 11.',
        example: '12345678',
      },
    },
  },
  code: {
    title: (shop) => `Falta un paso: paga tu pedido en ${shop}`,
    label: 'Código de pago (CIP)',
    elsewhere: 'Tu código está listo. Se muestra en la página de pago, con los pasos para pagarlo.',
    elsewhereLink: 'Ver mi código',
    copy: 'Copiar código',
    copyByHand: 'Mantén presionado el código para copiarlo.',
    copyAmount: 'Copiar monto',
    copied: 'Código copiado',
    amountCopied: 'Monto copiado',
    due: (when) => `Págalo antes del ${when}`,
    limaTime: '(hora de Perú)',
    askNow: 'Ya pagué: revisar ahora',
    asked: {
      'just-asked': 'Acabamos de preguntar. Espera un minuto antes de volver a revisar.',
      'still-unpaid':
        'Todavía no nos llega tu pago. Si acabas de pagar, puede tardar unos minutos: no pagues otra vez.',
      'could-not-ask':
        'PagoEfectivo no responde en este momento. Si ya pagaste, no pagues otra vez: veremos tu pago apenas responda.',
    },
    whatsapp: 'Enviar por WhatsApp',
    whatsappText: ({ shop, code, amount, due, url }) =>
      `Pago en ${shop}\nCódigo de pago (CIP): ${code}\nMonto exacto: ${amount}\n${due}\n${url}`,
    print: 'Imprimir',
    gatewayPage: 'Ver el código en PagoEfectivo',
    next: 'Apenas se confirme tu pago, normalmente en minutos, la tienda lo sabrá y te avisará. No necesitas enviar tu constancia.',
    safety: [
      'Paga una sola vez y por el monto exacto.',
      'En tu constancia verás PagoEfectivo, no el nombre de la tienda.',
      'Nadie te pedirá la clave de tu tarjeta ni de tu banco. No envíes este código a desconocidos.',
    ],
  },
  how: {
    title: 'Cómo pagar',
    company: 'Empresa',
    service: 'Servicio',
    phone: 'Con tu banca móvil o por internet',
    cash: 'En efectivo: agentes y bodegas',
    cashSay: 'Di que vas a pagar PagoEfectivo y muestra tu código.',
    companyCode: (code) => `código de empresa ${code}`,
    alsoAt: (names) => `También en ${names}.`,
    mayDiffer: (seen) =>
      `Menús vistos en ${seen}; tu banco puede haberlos cambiado. Si no lo encuentras, busca «PagoEfectivo».`,
  },
  pictures: {
    walletQr: 'Escanea con Yape, Plin o tu billetera',
    walletQrAlt: 'QR de pago. También puedes pagar con el código de arriba.',
    pageQr: 'Abre esta página en otro celular',
    pageQrNote: 'Escanéalo con la cámara. No es un QR de pago: las billeteras no lo leen.',
    pageQrAlt: 'QR con la dirección de esta página',
    barcode: 'Código de barras para la caja',
    barcodeAlt: 'Código de barras. Dice lo mismo que el código de arriba.',
  },
  preparing: {
    title: 'Estamos creando tu código',
    text: ['Tarda unos segundos y esta página se actualiza sola. Todavía no pagues nada.'],
  },
  verifying: {
    title: 'Estamos verificando tu pago',
    text: ['Puede tardar unos minutos. No pagues otra vez: apenas se confirme lo verás aquí.'],
  },
  paid: (shop, when) => ({
    title: '¡Pago recibido!',
    text: [
      when === null
        ? `${shop} ya lo sabe y atenderá tu pedido.`
        : `Pagaste el ${when}. ${shop} ya lo sabe y atenderá tu pedido.`,
      'Guarda tu constancia. No tienes que hacer nada más.',
    ],
  }),
  paidOtherwise: ({ shop, received }) => ({
    title: 'Este pedido ya está pagado',
    text: [
      `Recibimos ${received} con otro código de la misma compra. ${shop} ya lo sabe y atenderá tu pedido.`,
      `No pagues otra vez. Si esperabas otro monto, escribe a ${shop}.`,
    ],
  }),
  lapsed: {
    renewable: {
      title: 'Tu código venció',
      text: [
        'No pagues con él. Tu pedido sigue guardado: genera un código nuevo y paga con ese.',
        'Si ya pagaste, no generes otro: veremos tu pago y la tienda te escribirá.',
      ],
    },
    final: {
      title: 'Tu código venció',
      text: [
        'No pagues con él. Si aún quieres tu pedido, vuelve a la tienda y compra otra vez.',
        'Si ya pagaste, no pagues de nuevo: veremos tu pago y la tienda te escribirá.',
      ],
    },
    renew: 'Generar nuevo código',
  },
  voiding: (shop) => ({
    title: 'Estamos anulando tu código',
    text: [
      'No pagues con él. Puede tardar unos minutos.',
      `Si ya pagaste, no pagues de nuevo: veremos tu pago y ${shop} te escribirá.`,
    ],
  }),
  voided: (shop) => ({
    title: 'Este código fue anulado',
    text: [
      'No pagues con él. No se cobró nada.',
      `Si ya pagaste, escribe a ${shop}: te entregará el pedido o te devolverá el dinero.`,
    ],
  }),
  held: ({ shop, asked, received }) => ({
    title: 'Recibimos un pago con otro monto',
    text: [
      received === null
        ? `Tu pedido es de ${asked} y el pago que recibimos no coincide.`
        : `Tu pedido es de ${asked} y recibimos ${received}.`,
      `Tu dinero está registrado. Una persona de ${shop} lo está revisando y te escribirá. No pagues otra vez.`,
    ],
  }),
  decided: ({ shop, received }) => ({
    title: 'La tienda ya revisó tu pago',
    text: [
      `Recibimos ${received}, un monto distinto al de tu pedido, y ${shop} no lo tomó como pago de este pedido. Tu dinero está registrado.`,
      `No pagues otra vez. ${shop} debe devolverte tu dinero o acordar contigo otra salida: si aún no te escribe, escríbele tú.`,
    ],
  }),
  reversed: ({ shop, amount }) => ({
    title: 'Tu pago fue revertido',
    text: [
      `Recibimos ${amount}, pero PagoEfectivo dice que el banco o agente donde pagaste lo revirtió (un extorno). ${shop} ya no tiene ese dinero.`,
      'El dinero debe volver a ti por donde pagaste. Si no lo ves, pregunta allí y muestra tu constancia.',
      `No pagues otra vez con este código. Escribe a ${shop} para acordar cómo seguir con tu pedido.`,
    ],
  }),
  late: (shop) => ({
    title: 'Tu pago llegó después de la fecha límite',
    text: [
      `Lo recibimos y está registrado. ${shop} te escribirá para entregarte el pedido o devolverte el dinero.`,
      'No pagues otra vez.',
    ],
  }),
  unavailable: {
    title: 'Ahora no podemos crear tu código',
    text: [
      'PagoEfectivo no responde. Tu pedido no se perdió y no se cobró nada. Vuelve a intentarlo en unos minutos.',
    ],
    retry: 'Intentar otra vez',
  },
  notServed: {
    title: 'Este pedido no se puede pagar con PagoEfectivo',
    reasons: {
      'manual-capture':
        'La tienda aprueba sus cobros a mano, y un pago en efectivo no se puede reservar.',
      currency: 'Los códigos se pagan en soles o en dólares, y este pedido está en otra moneda.',
      'amount-too-large': 'El monto es mayor de lo que se puede pagar con un código.',
      'amount-too-small': 'El monto es menor de lo que se puede pagar con un código.',
      'no-account': 'La tienda todavía no ha terminado de activar esta forma de pago.',
      limited: 'Por ahora la tienda no puede darte un código para esta compra.',
      'test-without-account': 'Es un pedido de prueba y la tienda no tiene una cuenta de prueba.',
    },
    next: 'No se cobró nada. Vuelve a la tienda y elige otra forma de pago.',
  },
};
