/** The download of a list, and what a link says that has had its time. */
export const exporting = {
  open: 'Descargar',
  title: 'Descargar la lista',
  help: 'Se descarga justo lo que la lista muestra ahora, con sus filtros y todas sus páginas. Lo que llegue después no entra.',
  format: 'Formato',
  formatHelp: {
    csv: 'Para cualquier programa, sin límite de filas. Excel lo abre con sus tildes.',
    xlsx: 'Hasta 1,048,575 filas: Excel no admite más. Para más, elige CSV.',
    json: 'Para sistemas: montos exactos como texto y, al final, cuántas filas son.',
  },
  prepare: 'Preparar',
  rows: 'Filas: {{count}}',
  download: 'Descargar el archivo',
  begun:
    'La descarga empezó. Si tu navegador dice que falló, el archivo no está completo: prepáralo otra vez.',
  tooMany:
    'Son {{count}} filas y Excel solo admite 1,048,575. Elige CSV, o filtra la lista. No se descargó nada.',
  gone: 'Este enlace ya se usó o ya venció. Vuelve a la app y prepara la descarga otra vez.',
} as const;
