/** Reports that come by themselves: what is next, and what is in the way. */
export const fetching = {
  title: 'Reportes que llegan solos',
  intro:
    'Pedimos el reporte a la pasarela, cada noche o cuando tú quieras, y lo ponemos en tus cuentas. Lo mismo dos veces no cuenta dos veces.',
  on: 'Cada noche',
  off: 'Apagado',
  last: 'Último que trajimos: {{when}}',
  never: 'Todavía no trajimos ninguno.',
  next: 'Lo pediremos: {{when}}',
  making: 'Lo estamos trayendo. Volveremos a mirar: {{when}}',
  notPlanned: 'No está previsto pedirlo. Puedes traerlo ahora, o subirlo tú.',
  offAsTest:
    'Es una cuenta de prueba: de noche no lo pedimos, porque la pasarela no siempre da reportes de prueba. Puedes traerlo ahora o encenderlo.',
  now: 'Traer ahora',
  switchOn: 'Traerlo cada noche',
  switchOff: 'Dejar de traerlo cada noche',
  done: {
    wanted: 'Pedido. Aparecerá en la lista cuando la pasarela lo entregue.',
    on: 'Listo: lo traeremos cada noche.',
    off: 'Listo: ya no lo traeremos de noche. Sube tú los reportes.',
  },
  trouble: {
    'no-answer':
      'La pasarela no respondió, o su respuesta no se entiende. Tus cuentas no cambiaron; lo intentamos de nuevo sin que hagas nada.',
    'cut-short':
      'El reporte llegó incompleto y no lo guardamos. Tus cuentas no cambiaron; lo pedimos de nuevo sin que hagas nada.',
    'failed-there':
      'La pasarela no pudo preparar el reporte. Tus cuentas no cambiaron; lo pedimos de nuevo. Si se repite, créalo en su panel y súbelo aquí.',
    'not-ready':
      'La pasarela tarda demasiado en preparar el reporte. Tus cuentas no cambiaron; lo pediremos la próxima noche. Si te urge, descárgalo de su panel y súbelo aquí.',
    'keys-refused':
      'La pasarela no acepta las claves de esta cuenta para sus reportes ({{code}}). Tus cuentas no cambiaron. Revisa las claves en Ajustes y vuelve a traerlo, o sube el reporte tú.',
    refused:
      'La pasarela se negó a preparar el reporte ({{code}}). Tus cuentas no cambiaron. Crea uno una vez en su panel y vuelve a traerlo, o sube el reporte tú.',
    'no-keys':
      'Esta cuenta ya no tiene claves y no podemos pedir sus reportes. Descarga del panel los que falten y súbelos aquí.',
    'too-large':
      'El reporte es demasiado grande para traerlo entero, y no guardamos nada. Descárgalo del panel por partes y súbelas aquí.',
  },
} as const;
