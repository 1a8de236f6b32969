export const home = {
  title: '¿Dónde está mi dinero?',
  asOf: 'Al {{time}}',
  live: 'Dinero real',
  testTitle: 'Pruebas: no es dinero',
  none: 'Nada por pagar, y nada pagado en los últimos 30 días. Cuando alguien elija pagar con código, lo verás aquí.',
  count: 'Pagos: {{count}}',
  cards: {
    awaiting: {
      title: 'Por pagar',
      help: 'Códigos que tus compradores aún pueden pagar. No envíes todavía.',
    },
    paid: {
      title: 'Pagado',
      help: 'Pedidos de los últimos 30 días con el dinero comprobado en la pasarela.',
    },
    held: {
      title: 'En espera de tu decisión',
      help: 'Entró dinero que no coincide con lo debido, o se revirtió. Nada avanza hasta que decidas.',
    },
    exceptions: {
      title: 'Excepciones abiertas',
      help: 'Casos que necesitan una persona.',
      none: 'Nada pendiente.',
    },
    refunds: {
      title: 'Reembolsos por atender',
      help: 'Shopify espera tu respuesta.',
    },
  },
  see: 'Ver',
  decide: 'Decidir',
  setup: {
    title: 'Puesta en marcha',
    done: 'Listo',
    todo: 'Falta',
    progress: '{{done}} de {{all}} pasos listos',
    account: {
      title: 'Conecta tu cuenta de la pasarela',
      help: 'Pega las credenciales que te dio la pasarela; las probamos con una llamada real antes de guardarlas.',
      action: 'Conectar cuenta',
    },
    callback: {
      title: 'Registra la dirección de notificaciones',
      help: 'Envía la dirección a la pasarela para que la registre. Sin ella igual preguntamos por cada código, pero te enteras más tarde.',
      action: 'Ver la dirección',
    },
    installed: {
      title: 'Instala la app de pagos',
      help: 'Es la que muestra PagoEfectivo en tu pantalla de pago. Se instala aparte, desde el enlace de la pasarela.',
    },
    ready: {
      title: 'Actívala en los ajustes de pago de Shopify',
      help: 'En Shopify: Configuración > Pagos. Allí eliges si empiezas en modo de prueba.',
    },
  },
  alertsTimes: 'Ocurrió {{times}} veces; la última: {{last}}',
} as const;
