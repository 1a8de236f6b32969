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
    bodyHelp: 'Sin datos de personas ni claves.',
    hidden: 'El contenido ya no se puede abrir.',
    payment: 'Ver el pago',
    repeats: 'Llegó {{count}} veces; se atendió una sola vez.',
    again: 'Volver a verificar',
    againHelp:
      'Úsalo después de corregir las credenciales. Si la firma es válida, se procesa como si acabara de llegar.',
  },
  done: {
    judged: 'Ahora la firma es válida. La notificación pasó a Recibidas y se está procesando.',
  },
} as const;
