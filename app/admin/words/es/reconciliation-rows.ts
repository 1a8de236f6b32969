/** A row that could not be read, to be mended or set aside. */
export const rows = {
  title: 'Fila {{line}} de {{name}}',
  why: 'No se pudo leer',
  help: 'Estas son las celdas tal como llegaron. Escribe lo que deberían decir; se leen con las mismas reglas que el resto del archivo.',
  noCells: 'No se puede mostrar: el original se borró o ya no reconocemos el archivo.',
  extra: 'Celda {{place}}, sin encabezado',
  look: 'Ver cómo se leería',
  preview: 'Así se leería',
  nothing: 'Esta fila no trae una línea por sí sola; completa a otras.',
  mend: 'Ponerla en mis cuentas',
  aside: 'Dejarla aparte',
  asideHelp:
    'Para una fila que no habla de dinero, como un pie de página. No cuenta en ninguna suma.',
  reason: 'Motivo',
  still: 'La celda «{{column}}» sigue sin leerse: {{why}}',
  ended: {
    mended: 'Fila corregida.',
    carried: 'Esta fila se leyó gracias a otra corrección.',
  },
  asideBecause: 'Dejada aparte: {{reason}}',
  by: 'Quién y cuándo',
  done: {
    mended: 'Fila corregida: ya está en tus cuentas.',
    'set-aside': 'Fila dejada aparte.',
  },
  refused: {
    'reads-differently':
      'Desde que llegó este archivo cambió la forma de leerlo, y así contaríamos filas dos veces. Nada se guardó: sube el reporte corregido.',
    'already-mended': 'Esta fila ya está corregida.',
    'original-erased': 'El original se borró. Sube el reporte corregido.',
  },
} as const;
