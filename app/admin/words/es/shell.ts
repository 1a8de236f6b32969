export const shell = {
  nav: {
    home: 'Inicio',
    payments: 'Pagos',
    reconciliation: 'Conciliación',
    exceptions: 'Excepciones',
    notifications: 'Notificaciones',
    settings: 'Ajustes',
  },
  back: 'Volver',
  next: 'Siguiente',
  previous: 'Anterior',
  none: '—',
  colon: ': ',
  comma: ', ',
  limaTimes: 'Las horas son de Perú.',
  test: 'Prueba',
  copy: 'Copiar',
  copied: 'Copiado',
  close: 'Cerrar',
  yourTime: 'Tu hora: {{time}}',
  missing: {
    title: 'Esta página no existe',
    body: 'Quizá el enlace está incompleto o es de otra tienda. Tus pagos no cambiaron.',
  },
  broken: {
    title: 'No pudimos mostrar esta página',
    body: 'Tu dinero y tus pedidos no cambiaron. Vuelve a intentarlo en un minuto.',
    again: 'Volver a intentar',
  },
  refused: {
    'another-account':
      'Estas credenciales funcionan, pero son de otra cuenta: con ellas la pasarela no conoce un código que todavía se puede pagar. Nada se guardó. Conéctalas como otra cuenta; esta queda hasta que terminen sus códigos.',
    'changed-meanwhile':
      'Otra persona cambió esta cuenta mientras la probábamos. Nada se guardó; actualiza la página.',
    'live-needs-true-clock':
      'Aquí el reloj se puede mover, así que no se aceptan cuentas reales. Usa el modo de prueba.',
    'longer-than-shopify':
      'El plazo y la gracia juntos pasan lo que Shopify espera (71 horas). Nada se guardó; acorta uno de los dos.',
    'not-found': 'Esto ya no existe en tu tienda. Nada cambió.',
    'not-allowed-now':
      'En este momento no se puede hacer. Nada cambió: actualiza la página y mira el estado.',
    'gateway-unavailable':
      'La pasarela no respondió. Nada cambió; vuelve a intentarlo en unos minutos.',
    'cannot-void': 'La pasarela no permite anular este código. Sigue vigente hasta que venza.',
    'already-decided': 'Otra persona ya lo decidió. Nada cambió: abajo ves la decisión.',
    'already-closed': 'Otra persona ya la cerró. Nada cambió: abajo ves el motivo.',
    'taken-by-another': 'Otra persona se encargó antes. Nada cambió.',
    'lines-busy':
      'Ahora mismo se está registrando un reporte. Nada cambió; inténtalo de nuevo en un momento.',
    'month-done': 'Otra persona ya cerró ese mes. Nada cambió.',
    'month-not-next': 'Los meses se cierran en orden: cierra primero el anterior. Nada cambió.',
    'month-running': 'Ese mes todavía no termina en Perú. Nada cambió.',
    'month-in-the-way': 'Algo todavía impide cerrar el mes. Nada cambió: abajo ves qué es.',
    'no-account': 'Primero conecta una cuenta de la pasarela en Ajustes. Nada cambió.',
    'reason-missing': 'Escribe el motivo. Nada se guardó todavía.',
    'choice-missing': 'Elige qué decidiste. Nada se guardó todavía.',
    'nothing-lost': 'Aquí no se pierde dinero, así que no hay nada que asumir. Nada cambió.',
    'month-closed':
      'Esas líneas están en un mes cerrado, y un mes cerrado no cambia. Nada cambió; anota lo que sepas.',
    'note-missing': 'Escribe la nota. Nada se guardó todavía.',
    'wrong-fields': 'Revisa los campos marcados. Nada se guardó todavía.',
    'credentials-refused':
      'La pasarela no aceptó estas credenciales. Nada se guardó; revisa que sean del mismo servicio y del mismo modo (prueba o real).',
    'credentials-unproved':
      'No pudimos comprobar las credenciales porque la pasarela no respondió. Nada se guardó; vuelve a intentarlo en unos minutos.',
    'still-refused': 'La volvimos a verificar y todavía no es válida. No se registró dinero.',
    'file-refused': 'El archivo no se pudo leer. Nada entró a tus cuentas; abajo ves por qué.',
    unknown: 'No se pudo hacer. Nada cambió; actualiza la página.',
  },
} as const;
