export const notifications = {
  title: 'Notificaciones',
  one: 'notificación',
  many: 'notificaciones',
  intro:
    'Cada aviso que mandó la pasarela. Un aviso nunca basta: antes de dar un pago por hecho, le preguntamos a la pasarela.',
  views: { received: 'Recibidas', refused: 'Rechazadas' },
  columns: {
    received: 'Llegó (hora de Perú)',
    account: 'Cuenta',
    event: 'Aviso',
    code: 'Código',
    verdict: 'Qué hicimos',
    source: 'Desde',
    reason: 'Por qué no se le creyó',
  },
  events: {
    paid: 'Pagado',
    lapsed: 'Vencido',
    reversed: 'Revertido',
    changed: 'Hubo un cambio',
    unknown: 'Otro aviso',
  },
  verdicts: {
    due: 'En cola',
    applied: 'Atendida',
    unreadable: 'No se pudo leer',
    repeated: 'Repetida',
  },
  empty: {
    received: 'Todavía no llegó ninguna notificación',
    refused: 'No hay notificaciones rechazadas',
    body: 'Cuando la pasarela avise de un pago, lo verás aquí.',
  },
  detail: {
    received: 'Llegó',
    title: 'Notificación',
    verdict: 'Qué hicimos',
    why: 'Por qué no se le creyó',
    body: 'Lo que llegó',
    advice: 'Qué habría encajado y qué hacer',
    bodyHelp: 'Sin datos de personas ni claves.',
    hidden: 'El contenido ya no se puede abrir.',
    payment: 'Ver el pago',
    repeats: 'Llegó {{count}} veces; se atendió una sola vez.',
    again: 'Volver a verificar',
    againHelp:
      'Úsalo después de corregir las credenciales. Si la firma es válida, se procesa como si acabara de llegar.',
  },
  advice: {
    untold:
      'Ya no se puede decir qué habría encajado: lo que llegó o las credenciales de la cuenta ya no se pueden abrir. Ningún dinero depende de esto: seguimos preguntando por cada código.',
    acceptedNow:
      'Con las credenciales de hoy la firma es válida. Pulsa «Volver a verificar» y se procesará como si acabara de llegar.',
    unsignedNow:
      'Esta pasarela no firma sus avisos: nada prueba quién lo mandó y hoy se tomaría como pista. Pulsa «Volver a verificar»; solo cuenta lo que la pasarela responda cuando le preguntemos.',
    sourceGenuine:
      'La firma sí es válida: lo mandó la pasarela, desde {{source}}. Pide a quien opera la app que agregue esa dirección a la lista y después pulsa «Volver a verificar».',
    sourceUnproven:
      'Esta pasarela no firma sus avisos, así que nada prueba que {{source}} sea suya. Confírmalo con la pasarela antes de pedir que se agregue a la lista; mientras tanto seguimos preguntando por cada código.',
    sourceDoubtful:
      'Además, la firma no es válida con tus credenciales: no pidas que se agregue {{source}} sin confirmarlo con la pasarela.',
    'trailing-newline':
      'La firma encaja con el mismo contenido y otro fin de línea: algo entre la pasarela y la app agrega o quita un salto de línea. Pide a quien opera el servidor que deje pasar el contenido tal como llega.',
    'byte-order-mark':
      'La firma encaja con el mismo contenido con o sin una marca invisible al inicio (BOM). Pide a quien opera el servidor que deje pasar el contenido tal como llega.',
    'body-reserialised':
      'La firma encaja con el mismo contenido escrito de otra forma: un intermediario lo leyó y lo volvió a escribir (22.00 pasó a ser 22). Pide a quien opera el servidor que deje pasar el contenido tal como llega.',
    'body-reencoded':
      'La firma encaja con los mismos campos codificados de otra forma. Pide a quien opera el servidor que deje pasar el contenido tal como llega.',
    'other-key':
      'Está firmado con otra de tus claves: la que guardaste en «{{field}}». Las claves están en campos equivocados: corrígelas en Ajustes y vuelve a verificar.',
    'other-algorithm':
      'Está firmado con {{field}}, y la cuenta está configurada con otro algoritmo. Cambia el algoritmo de la cuenta en Ajustes, o en la pasarela, y vuelve a verificar.',
    clock:
      'La firma encaja con la misma hora escrita de otra forma: un intermediario cambió una cabecera. Pide a quien opera el servidor que deje pasar las cabeceras tal como llegan.',
    nothing: {
      'missing-signature':
        'Sin firma no hay nada que comparar. Si la pasarela sí firma, un intermediario quita la cabecera o el campo; si no, alguien está probando la dirección y no tienes que hacer nada.',
      'malformed-signature':
        'Ninguna variante conocida encaja. Si se repite con pagos reales, pregunta a la pasarela cómo firma tu cuenta.',
      'wrong-signature':
        'Ninguna variante conocida encaja: son claves de otra cuenta o modo, o no lo mandó la pasarela. Compara la clave con la del panel de la pasarela; si es distinta, cámbiala en Ajustes y vuelve a verificar.',
    },
  },
  done: {
    judged: 'Ahora la firma es válida. La notificación pasó a Recibidas y se está procesando.',
  },
} as const;
