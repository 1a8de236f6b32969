/** The daily comparison of the gateway, the app and Shopify. */
export const comparison = {
  title: 'Comparación diaria',
  intro:
    'Cada noche preguntamos a la pasarela y a Shopify por los códigos de los últimos días y comparamos con lo que está aquí. El día es el de Lima en que se inició el pago.',
  one: 'día',
  many: 'días',
  ask: {
    day: 'Comparar un día ahora',
    send: 'Comparar',
    wrong: 'Elige un día que ya empezó en Perú.',
    help: 'Sin esperar a la noche: preguntamos por cada código de ese día.',
    waiting:
      'Comparando: {{days}}. Puedes dejar esta página. Un día sin códigos no aparece en la lista.',
  },
  done: { asked: 'Lo comparamos enseguida.' },
  columns: {
    day: 'Día',
    account: 'Cuenta',
    codes: 'Códigos',
    gateway: 'Pagado según la pasarela',
    app: 'Pagado aquí',
    shopify: 'Pagado en Shopify',
    standing: 'Resultado',
  },
  standings: {
    agrees: 'Coincide',
    differs: 'Difiere',
    unclear: 'Sin respuesta clara',
    explained: 'Explicado',
    'in-part': 'Comparado en parte',
    'not-compared': 'No comparado',
  },
  troubles: {
    'gateway-unavailable': 'La pasarela no respondió. Volveremos a preguntar.',
    'gateway-misconfigured':
      'La pasarela no aceptó las credenciales. Revísalas en Ajustes; volveremos a preguntar.',
    'shopify-unavailable': 'Shopify no respondió. Volveremos a preguntar.',
  },
  notes: {
    corrected: 'Corregidos aquí por lo que dijo la pasarela: {{count}}',
    underWay: 'Aún en curso con Shopify: {{count}}',
    explained: 'Explicados por otra excepción o por tu decisión: {{count}}',
    unclear: 'Sin respuesta clara: {{count}}',
  },
  compared: 'Comparado: {{time}}',
  notAsked: 'No se puede consultar',
  empty: {
    title: 'Aún no se ha comparado ningún día',
    body: 'La primera comparación se hace la noche siguiente a tu primer código.',
  },
} as const;
