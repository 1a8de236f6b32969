/** The gateway's reports: what came, what it is, what it brought. */
export const imports = {
  title: 'Reportes',
  one: 'reporte',
  many: 'reportes',
  intro:
    'Los archivos de liquidación de tus pasarelas. Subir dos veces lo mismo no cuenta nada dos veces.',
  allAccounts: 'Todas las cuentas',
  columns: {
    name: 'Archivo',
    state: 'Situación',
    account: 'Cuenta',
    format: 'Tipo de reporte',
    rows: 'Filas',
    fresh: 'Líneas nuevas',
    known: 'Ya conocidas',
    bad: 'No leídas',
    received: 'Llegó (hora de Perú)',
    by: 'Lo trajo',
  },
  counts: 'Filas: {{rows}} · nuevas: {{fresh}} · ya conocidas: {{known}} · no leídas: {{bad}}',
  states: {
    received: 'Por leer',
    imported: 'En tus cuentas',
    refused: 'No se pudo leer',
  },
  empty: {
    title: 'Todavía no hay reportes',
    body: 'Descarga el reporte de liquidación del panel de tu pasarela y súbelo tal como está: CSV, Excel o JSON.',
  },
  upload: {
    intro:
      'Súbelo tal como lo descargaste. Primero te mostramos qué es; nada entra a tus cuentas hasta que lo confirmes.',
    file: 'Archivo del reporte',
    pick: 'Elegir un archivo',
    hint: 'CSV, Excel (.xlsx) o JSON',
    other: 'Haz clic para elegir otro.',
    looking: 'Mirando qué es…',
    notTaken: 'No guardamos nada, y tus cuentas no cambiaron.',
    sayColumns:
      'Si es el reporte correcto, lo guardamos sellado y nos dices qué es cada columna. Se hace una sola vez por cuenta.',
    keepAndSay: 'Guardarlo y decir qué es cada columna',
    progress: 'Subiendo: {{percent}} %',
    failed: {
      empty: 'El archivo está vacío. Descárgalo otra vez y súbelo.',
      'too-large':
        'El archivo es demasiado grande. Descarga el reporte por partes, por ejemplo mes a mes.',
      'no-such-account': 'Esa cuenta ya no existe. Actualiza la página y elige otra.',
      'no-file': 'No llegó ningún archivo. Elígelo otra vez.',
      'cut-off': 'La conexión se cortó y no se guardó nada. Vuelve a subirlo.',
    },
  },
  confirm: {
    title: '¿Es este el reporte?',
    help: 'Esto es lo que reconocimos. Todavía no guardamos nada.',
    import: 'Sí, ponerlo en mis cuentas',
  },
  reading: {
    idle: 'Nadie lo está leyendo',
    waiting: 'En cola para leerse',
    reading: 'Leyendo: {{percent}} %',
    matching: 'Leído. Buscando el pago de cada línea',
    help: 'Puedes dejar esta página: sigue solo. Si algo se corta, se vuelve a intentar y nada se cuenta dos veces.',
    start: 'Leerlo ahora',
  },
  encoding: 'Codificación',
  delimiter: 'Separador',
  delimiters: { semicolon: 'Punto y coma', comma: 'Coma', tab: 'Tabulador', none: 'No usa' },
  refusedTitle: 'No pudimos leer este archivo',
  nothingKept: 'Nada de él entró a tus cuentas.',
  again: 'Volver a intentar',
  atLine: 'Fila {{line}}.',
  came: 'Llegó',
  facts: 'El archivo',
  brought: {
    title: 'Lo que trajo',
    lines: 'Ver las líneas',
    whole: '(todo el archivo: {{count}} líneas que suman {{net}})',
    alike: 'Líneas que se parecen a otras que ya habían llegado: {{count}}',
    exceptions: 'Ver lo que está en excepción',
  },
  quarantine: {
    title: 'Filas que no pudimos leer: {{count}}',
    help: 'El resto del archivo sí entró. Abre cada fila para corregirla, o para dejarla aparte si no habla de dinero.',
    row: 'Fila {{line}}',
    mended: 'Corregida',
    carried: 'Leída con otra corrección',
    'set-aside': 'Dejada aparte',
  },
  faults: {
    amount: 'El monto no se puede leer.',
    turned:
      'Por el monto y el neto, la comisión o su impuesto se restó; como está leída, se sumaría. Revisa el signo.',
    currency: 'La moneda no se puede leer.',
    time: 'La fecha no se puede leer.',
    reference: 'La referencia no se puede leer.',
    cells: 'Tiene más o menos columnas que el encabezado.',
    empty: 'Falta un dato.',
    group: 'Es un detalle sin su grupo.',
    sum: 'El total del grupo no es la suma de sus detalles.',
  },
  formats: {
    statement: '{{gateway}}: estado de cuenta',
    transactions: '{{gateway}}: transacciones',
    orders: '{{gateway}}: órdenes',
    transfers: '{{gateway}}: abonos',
    allTransactions: '{{gateway}}: todas las transacciones',
    mapped: '{{gateway}}: columnas que tú indicaste',
    declared: 'Reporte de {{gateway}}',
  },
  refusals: {
    empty: {
      why: 'El archivo está vacío.',
      advice: 'Descárgalo otra vez del panel de la pasarela.',
    },
    pdf: {
      why: 'Es un PDF, no una tabla: no podemos leer sus montos sin riesgo de equivocarnos.',
      advice:
        'Descarga el mismo reporte como CSV o Excel (.xlsx) del panel de la pasarela y súbelo.',
    },
    picture: {
      why: 'Es una imagen, no una tabla.',
      advice: 'Descarga el reporte como CSV o Excel (.xlsx) del panel de la pasarela y súbelo.',
    },
    archive: {
      why: 'Es un archivo comprimido, o un documento que no es de Excel.',
      advice:
        'Si el reporte viene adentro, descomprímelo y súbelo como CSV o Excel (.xlsx). Si no, descárgalo así del panel de la pasarela.',
    },
    'web-page': {
      why: 'Es una página web (HTML), aunque su nombre diga otra cosa.',
      advice:
        'Descarga el reporte como CSV o Excel (.xlsx) del panel de la pasarela. Si se abre en Excel y ves la tabla, guárdalo como .xlsx y súbelo.',
    },
    'not-text': {
      why: 'No es una tabla que podamos leer.',
      advice: 'Descarga el reporte como CSV o Excel (.xlsx) del panel de la pasarela y súbelo.',
    },
    'old-excel': {
      why: 'Es un Excel antiguo (.xls).',
      advice: 'Ábrelo en Excel, guárdalo como .xlsx o CSV y súbelo otra vez.',
    },
    'unknown-kind': {
      why: 'No reconocemos las columnas de este reporte para esta cuenta.',
      advice:
        'Comprueba que sea el reporte de liquidación y que elegiste la cuenta correcta. Si lo es, dinos qué es cada columna.',
    },
    'header-twice': {
      why: 'Una columna que necesitamos aparece dos veces.',
      advice: 'Quita la que sobra y súbelo otra vez.',
    },
    'too-wide': {
      why: 'Tiene demasiadas columnas.',
      advice: 'Comprueba que sea el reporte de liquidación.',
    },
    'too-many-rows': {
      why: 'Tiene demasiadas filas.',
      advice: 'Descarga el reporte por partes, por ejemplo mes a mes.',
    },
    'too-large': {
      why: 'Es demasiado grande.',
      advice: 'Descarga el reporte por partes, o como CSV en lugar de Excel.',
    },
    'line-too-long': {
      why: 'Una fila es demasiado larga.',
      advice: 'Descárgalo otra vez; parece dañado.',
    },
    'broken-quote': {
      why: 'Unas comillas se abren y nunca se cierran.',
      advice: 'Descárgalo otra vez sin abrirlo en otro programa.',
    },
    'broken-encoding': {
      why: 'Tiene letras que no se pueden leer.',
      advice: 'Descárgalo otra vez sin abrirlo en otro programa.',
    },
    truncated: {
      why: 'El archivo termina a la mitad.',
      advice: 'La descarga se cortó: descárgalo otra vez.',
    },
    'not-json': { why: 'El JSON no es válido.', advice: 'Descárgalo otra vez.' },
    'zip-bomb': {
      why: 'El Excel ocupa demasiado al abrirse.',
      advice: 'Descarga el reporte como CSV.',
    },
    'several-sheets': {
      why: 'El Excel tiene varias hojas y no sabemos cuál es el reporte.',
      advice: 'Deja solo la hoja del reporte y súbelo otra vez.',
    },
    'broken-workbook': {
      why: 'El Excel está dañado.',
      advice: 'Descárgalo otra vez, o como CSV.',
    },
    'too-many-bad-rows': {
      why: 'Casi ninguna fila se puede leer.',
      advice: 'Comprueba que sea el reporte de liquidación de esta cuenta.',
    },
    'no-such-account': {
      why: 'Esa cuenta ya no existe.',
      advice: 'Elige otra cuenta y súbelo otra vez.',
    },
    'original-erased': {
      why: 'El archivo original ya se borró.',
      advice: 'Súbelo otra vez si aún lo tienes.',
    },
  },
  done: { again: 'Lo leemos otra vez.' },
} as const;
