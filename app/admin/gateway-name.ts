/** How a provider writes its own name. A brand, the same in every language. */
const NAMES: Readonly<Record<string, string>> = {
  pagoefectivo: 'PagoEfectivo',
  payu: 'PayU',
  dlocal: 'dLocal',
  mercadopago: 'Mercado Pago',
  ebanx: 'EBANX',
  culqi: 'Culqi',
};

/** Whether the gateway is one of ours, and none that a shop declared. */
export const isOwnGateway = (gateway: string): boolean => Object.hasOwn(NAMES, gateway);

/** The provider's name as people know it. */
export const gatewayName = (gateway: string): string => NAMES[gateway] ?? gateway;
