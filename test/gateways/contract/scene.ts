import type {
  Credentials,
  Gateway,
  GatewayCapabilities,
  GatewayError,
  GatewayNotification,
  IssuedVoucher,
  IssueOrder,
  NotificationRefused,
  Observation,
  RawNotification,
} from '#app/gateways/gateway.ts';
import type { Result } from '#app/kernel/result.ts';
import type { GatewayWorld } from '../gateway-world.ts';

/** What every part of the contract works with; `world` is a fresh one in each test. */
export type Scene = {
  readonly world: GatewayWorld;
  readonly capabilities: GatewayCapabilities;
  open(credentials?: Credentials): Gateway;
  issue(changes?: Partial<IssueOrder>): Promise<IssuedVoucher>;
  look(reference: string): Promise<Observation>;
  read(
    raw: RawNotification,
    credentials?: Credentials,
  ): Result<GatewayNotification, NotificationRefused>;
};

/** The scene over whichever world stands now. */
export function sceneOf(world: () => GatewayWorld): Scene {
  const open = (credentials = world().credentials): Gateway => {
    const { provider, notificationUrl } = world();
    return provider.open(world(), { mode: 'test', credentials, notificationUrl });
  };
  return {
    get world() {
      return world();
    },
    get capabilities() {
      return world().provider.capabilities;
    },
    open,
    issue: async (changes = {}) => must(await open().issue(world().order(changes))),
    look: async (reference) => must(await open().query(reference)),
    read: (raw, credentials = world().credentials) =>
      world().provider.readNotification(raw, credentials),
  };
}

export function must<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

export const refusal = (error: Partial<GatewayError>) => ({ ok: false, error });
