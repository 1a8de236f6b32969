import type { SetupLanguage } from './setup-page.ts';

/** Every word of the payments app's page. What cannot be said in one language is said in none. */
export type SetupWords = {
  readonly title: string;
  readonly intro: (shop: string) => string;
  readonly readyTitle: string;
  readonly ready: string;
  readonly readyTestOnly: string;
  readonly notReady: string;
  readonly notTold: string;
  readonly tellAgain: string;
  readonly back: string;
  readonly accounts: string;
  readonly mode: { readonly test: string; readonly live: string };
  readonly inUse: string;
  readonly use: string;
  readonly retire: string;
  readonly retireHint: string;
  readonly notificationUrl: string;
  readonly notificationHint: string;
  readonly addTitle: string;
  readonly modeLabel: string;
  readonly label: string;
  readonly labelHint: string;
  readonly keysHint: string;
  readonly add: string;
  readonly field: Readonly<Record<string, string>>;
  readonly done: Readonly<Record<'added' | 'changed' | 'told', string>>;
  readonly problem: Readonly<Record<SetupProblemKind, string>>;
  readonly check: (fields: string) => string;
};

/** What can go wrong on the page, by what the merchant does next. */
export type SetupProblemKind =
  | 'invalid-fields'
  | 'keys-refused'
  | 'gateway-away'
  | 'live-needs-true-clock'
  | 'gone'
  | 'not-told';

const es: SetupWords = {
  title: 'PagoEfectivo en tu tienda',
  intro: (shop) =>
    `Tienda: ${shop}. Conecta tu cuenta de la pasarela para cobrar con Código de Pago.`,
  readyTitle: 'Estado',
  ready: 'Lista para cobrar. Actívala en la configuración de pagos de Shopify.',
  readyTestOnly:
    'Lista solo para pedidos de prueba. Agrega una cuenta real antes de vender: sin ella, un pedido real no recibe código.',
  notReady: 'Todavía no puedes cobrar: agrega una cuenta.',
  notTold: 'Shopify aún no sabe de este cambio. Tu dinero no cambió.',
  tellAgain: 'Avisar a Shopify',
  back: 'Volver a Shopify',
  accounts: 'Cuentas',
  mode: { test: 'Prueba', live: 'Real' },
  inUse: 'En uso',
  use: 'Usar esta cuenta',
  retire: 'Dejar de usar',
  retireHint:
    'Con una cuenta que dejas de usar no se emiten más códigos; los ya emitidos se siguen cobrando.',
  notificationUrl: 'Dirección de notificaciones',
  notificationHint:
    'La pasarela nos avisa de cada pago en la dirección de notificaciones de tu cuenta. PagoEfectivo la registra por ti si se la envías; en Mercado Pago y Culqi la registras en su panel; PayU, dLocal y EBANX la reciben con cada pedido.',
  addTitle: 'Agregar una cuenta',
  modeLabel: 'Uso',
  label: 'Nombre de la cuenta',
  labelHint: 'Así la verás en Shopify. Tus clientes no lo ven.',
  keysHint:
    'Probamos las claves con la pasarela antes de guardarlas. Después no se vuelven a mostrar.',
  add: 'Probar y guardar',
  field: {
    idService: 'ID de servicio',
    accessKey: 'Clave de acceso (accessKey)',
    secretKey: 'Clave secreta (secretKey)',
    login: 'Usuario de la API (X-Login)',
    transKey: 'Clave de transacción (X-Trans-Key)',
    integrationKey: 'Clave de integración',
    certificate: 'Certificado de EBANX (opcional)',
    privateKey: 'Clave privada RSA (opcional)',
    keyId: 'Id de la clave, kid (opcional)',
    accessToken: 'Token de acceso de la aplicación',
    webhookSecret: 'Clave secreta de sus notificaciones',
    webhookUser: 'Usuario de las notificaciones (opcional)',
    webhookPassword: 'Contraseña de las notificaciones (opcional)',
    merchantId: 'Id del comercio (merchantId)',
    accountId: 'Id de la cuenta de Perú (accountId)',
    apiLogin: 'API Login',
    apiKey: 'API Key',
    algorithm: 'Algoritmo con que firma tu cuenta',
    secret: 'Clave propia de HMAC-SHA256 (opcional)',
    label: 'Nombre de la cuenta',
  },
  done: {
    added: 'Cuenta guardada. La pasarela aceptó las claves.',
    changed: 'Cambio guardado.',
    told: 'Shopify ya lo sabe.',
  },
  problem: {
    'invalid-fields': 'Faltan datos o tienen otro formato. No se guardó nada.',
    'keys-refused':
      'La pasarela no aceptó estas claves. No se guardó nada. Revísalas y vuelve a probar.',
    'gateway-away':
      'La pasarela no respondió, así que no pudimos probar las claves. No se guardó nada. Vuelve a intentarlo en unos minutos.',
    'live-needs-true-clock':
      'Esta es una instalación de demostración: solo acepta cuentas de prueba. No se guardó nada.',
    gone: 'Esa cuenta ya no está en uso. No cambió nada.',
    'not-told':
      'Se guardó, pero Shopify no respondió y aún no lo sabe. Tu dinero no cambió. Vuelve a avisarle en unos minutos.',
  },
  check: (fields) => `Revisa: ${fields}.`,
};

const en: SetupWords = {
  title: 'PagoEfectivo in your shop',
  intro: (shop) => `Shop: ${shop}. Connect your gateway account to be paid by payment code.`,
  readyTitle: 'Status',
  ready: 'Ready to take payments. Activate it in Shopify’s payment settings.',
  readyTestOnly:
    'Ready for test orders only. Add a live account before you sell: without one, a real order gets no code.',
  notReady: 'You cannot take payments yet: add an account.',
  notTold: 'Shopify does not know of this change yet. Your money has not changed.',
  tellAgain: 'Tell Shopify',
  back: 'Back to Shopify',
  accounts: 'Accounts',
  mode: { test: 'Test', live: 'Live' },
  inUse: 'In use',
  use: 'Use this account',
  retire: 'Stop using',
  retireHint:
    'No more codes are issued with an account that you stop using; codes already issued can still be paid.',
  notificationUrl: 'Notification address',
  notificationHint:
    'The gateway tells us of each payment at your account’s notification address. PagoEfectivo registers it for you if you send it to them; in Mercado Pago and Culqi you enter it in their panel; PayU, dLocal and EBANX are told with each order.',
  addTitle: 'Add an account',
  modeLabel: 'Use',
  label: 'Account name',
  labelHint: 'Shown in Shopify. Your customers never see it.',
  keysHint: 'We try the keys at the gateway before we keep them. They are never shown again.',
  add: 'Try and save',
  field: {
    idService: 'Service ID',
    accessKey: 'Access key (accessKey)',
    secretKey: 'Secret key (secretKey)',
    login: 'API login (X-Login)',
    transKey: 'Transaction key (X-Trans-Key)',
    integrationKey: 'Integration key',
    certificate: "EBANX's certificate (optional)",
    privateKey: 'RSA private key (optional)',
    keyId: 'Key id, kid (optional)',
    accessToken: 'Access token of the application',
    webhookSecret: 'Secret of its notifications',
    webhookUser: 'User of the notifications (optional)',
    webhookPassword: 'Password of the notifications (optional)',
    merchantId: 'Merchant id (merchantId)',
    accountId: 'Id of the Peruvian account (accountId)',
    apiLogin: 'API Login',
    apiKey: 'API Key',
    algorithm: 'Algorithm your account signs with',
    secret: 'Own key of HMAC-SHA256 (optional)',
    label: 'Account name',
  },
  done: {
    added: 'Account saved. The gateway accepted the keys.',
    changed: 'Change saved.',
    told: 'Shopify knows now.',
  },
  problem: {
    'invalid-fields': 'Something is missing or has another format. Nothing was saved.',
    'keys-refused':
      'The gateway did not accept these keys. Nothing was saved. Check them and try again.',
    'gateway-away':
      'The gateway did not answer, so we could not try the keys. Nothing was saved. Try again in a few minutes.',
    'live-needs-true-clock':
      'This is a demonstration: it takes test accounts only. Nothing was saved.',
    gone: 'That account is no longer in use. Nothing has changed.',
    'not-told':
      'Saved, but Shopify did not answer and does not know yet. Your money has not changed. Tell it again in a few minutes.',
  },
  check: (fields) => `Check: ${fields}.`,
};

const zh: SetupWords = {
  title: '在你的店铺中使用 PagoEfectivo',
  intro: (shop) => `店铺：${shop}。连接你的渠道账户，即可通过付款码收款。`,
  readyTitle: '状态',
  ready: '可以收款了。请在 Shopify 的支付设置中启用。',
  readyTestOnly: '目前只能处理测试订单。正式销售前请添加正式账户，否则真实订单不会生成付款码。',
  notReady: '还不能收款：请先添加账户。',
  notTold: 'Shopify 尚未得知此更改。你的资金没有变化。',
  tellAgain: '通知 Shopify',
  back: '返回 Shopify',
  accounts: '账户',
  mode: { test: '测试', live: '正式' },
  inUse: '使用中',
  use: '使用此账户',
  retire: '停用',
  retireHint: '停用的账户不再生成付款码；已生成的付款码仍可付款。',
  notificationUrl: '通知地址',
  notificationHint:
    '渠道通过你账户的通知地址告知每笔付款。PagoEfectivo 由其工作人员登记（请把地址发给他们）；Mercado Pago 和 Culqi 请在其后台登记；PayU、dLocal 和 EBANX 会随每笔订单收到。',
  addTitle: '添加账户',
  modeLabel: '用途',
  label: '账户名称',
  labelHint: '显示在 Shopify 后台，你的顾客看不到。',
  keysHint: '保存前我们会先向渠道验证密钥。保存后不再显示。',
  add: '验证并保存',
  field: {
    idService: '服务 ID',
    accessKey: '访问密钥（accessKey）',
    secretKey: '私密密钥（secretKey）',
    login: 'API 登录名（X-Login）',
    transKey: '交易密钥（X-Trans-Key）',
    integrationKey: '集成密钥',
    certificate: 'EBANX 证书（选填）',
    privateKey: 'RSA 私钥（选填）',
    keyId: '密钥 ID，即 kid（选填）',
    accessToken: '应用的访问令牌',
    webhookSecret: '通知签名密钥',
    webhookUser: '通知用户名（选填）',
    webhookPassword: '通知密码（选填）',
    merchantId: '商户编号（merchantId）',
    accountId: '秘鲁账户编号（accountId）',
    apiLogin: 'API 登录名（API Login）',
    apiKey: 'API 密钥（API Key）',
    algorithm: '账户使用的签名算法',
    secret: 'HMAC-SHA256 专用密钥（选填）',
    label: '账户名称',
  },
  done: {
    added: '账户已保存，渠道已接受密钥。',
    changed: '更改已保存。',
    told: 'Shopify 已得知。',
  },
  problem: {
    'invalid-fields': '有内容缺失或格式不正确。未保存任何内容。',
    'keys-refused': '渠道不接受这些密钥。未保存任何内容。请检查后重试。',
    'gateway-away': '渠道没有响应，无法验证密钥。未保存任何内容。请几分钟后重试。',
    'live-needs-true-clock': '这是演示环境，只接受测试账户。未保存任何内容。',
    gone: '该账户已停用。没有任何更改。',
    'not-told': '已保存，但 Shopify 没有响应，尚未得知。你的资金没有变化。请几分钟后再次通知。',
  },
  check: (fields) => `请检查：${fields}。`,
};

export const SETUP_WORDS: Readonly<Record<SetupLanguage, SetupWords>> = { es, en, zh };
