/**
 * Where a shopper finds PagoEfectivo at banks and agents. These are facts about others' menus, which change without
 * notice: each list carries when it was seen, and the page says so.
 * Source: the official CIP page as ten public copies of it from 2018–2020 show it; not checked against today's apps.
 */

/** The menu path in a bank's app, in the bank's own Spanish. `soles` is the last step of a payment in soles, where known. */
export type BankMenu = {
  readonly bank: string;
  readonly path: readonly string[];
  readonly soles: string | null;
};

/** An agent that finds the company by a number of its own. */
export type AgentCode = { readonly agent: string; readonly companyCode: string };

export const MENUS_SEEN = '2018–2020';

export const COMPANY = 'PagoEfectivo';

/** What the service is called in the menu, by currency. */
export const SERVICES: Readonly<Record<string, string>> = {
  PEN: 'PagoEfectivo Soles',
  USD: 'PagoEfectivo Dólares',
};

export const BANK_MENUS: readonly BankMenu[] = [
  {
    bank: 'BCP',
    path: ['Pago de servicios', 'Empresas', 'PAGOEFECTIVO'],
    soles: 'PAGOEFECTIVOSOLES',
  },
  {
    bank: 'BBVA',
    path: ['Pago de servicios', 'De instituciones y empresas', 'PAGOEFECTIVO'],
    soles: 'PAGOEFECTIVOSOLES',
  },
  {
    bank: 'Interbank',
    path: ['Pago a institución o empresa', 'PAGOEFECTIVO'],
    soles: 'PAGOEFECTIVO',
  },
  {
    bank: 'Scotiabank',
    path: ['Pagos', 'Otras instituciones', 'Otros', 'PAGOEFECTIVO'],
    soles: 'PAGOEFECTIVO SOLES',
  },
  { bank: 'BanBif', path: ['Pago de servicios', 'Empresa: PAGO EFECTIVO'], soles: null },
];

export const AGENT_CODES: readonly AgentCode[] = [
  { agent: 'Agente BCP', companyCode: '02186' },
  { agent: 'Agente Interbank', companyCode: '2735001' },
];

export const OTHER_AGENTS: readonly string[] = [
  'Agente Scotiabank',
  'Express BBVA',
  'Kasnet',
  'Western Union',
  'MoneyGram',
  'FullCarga',
  'Disashop',
  'Tambo+',
];
