/** A merchant's service at PagoEfectivo: its credentials, its limit, and where its news is sent. */
export type Service = {
  readonly idService: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly mode: Mode;
  /** Registered by PagoEfectivo's staff; null until then, and nothing is sent. */
  notificationUrl: string | null;
  /** Decimal text, e.g. "3724.00"; above it POST /v1/cips answers 511. */
  readonly maxAmount: string;
};

/** Which of PagoEfectivo's two houses a service lives in. */
export type Mode = 'test' | 'live';

/** The API host of each mode. Source: official document v1.1 (2018-11-20). */
export const apiHosts: Readonly<Record<string, Mode>> = {
  'pre1a.services.pagoefectivo.pe': 'test',
  'services.pagoefectivo.pe': 'live',
};

/** The voucher page host of each mode; the live one is by analogy, no document names it. */
export const pageHosts: Readonly<Record<Mode, string>> = {
  test: 'pre1a.payment.pagoefectivo.pe',
  live: 'payment.pagoefectivo.pe',
};

/** The services a sandbox knows, by id. */
export class Services {
  readonly all: readonly Service[];

  constructor(services: readonly Service[]) {
    this.all = services.map((service) => ({ ...service }));
  }

  find(idService: string): Service | null {
    return this.all.find((service) => service.idService === idService) ?? null;
  }

  /** Plays PagoEfectivo's staff; false when there is no such service. */
  setNotificationUrl(idService: string, url: string | null): boolean {
    const service = this.find(idService);
    if (service) service.notificationUrl = url;
    return service !== null;
  }
}
