import { manifestJsonSchema } from '#app/gateways/declared-gateways.ts';
import {
  type AsOwner,
  approveHost,
  type HostStanding,
  listHosts,
  revokeHost,
} from '#app/merchants/approved-hosts.store.server.ts';

const USAGE = `npm run -s gateways -- approve HOST   lets the server call a host that merchants' manifests name
npm run -s gateways -- revoke HOST    calls it no more
npm run -s gateways -- list           every host that is approved or waits to be
npm run -s gateways -- schema         the JSON Schema of a manifest
approve, revoke and list need DATABASE_OWNER_URL.`;

/** What a command says, and how the process ends. */
export type Told = { readonly text: string; readonly exitCode: 0 | 1 | 2 };

const told = (text: string, exitCode: Told['exitCode'] = 0): Told => ({ text, exitCode });

/** Does what the operator typed. `asOwner` opens the database as its owner, for as long as the work takes. */
export async function runGateways(
  [command, host, ...more]: readonly string[],
  asOwner: <T>(work: (owner: AsOwner) => Promise<T>) => Promise<T>,
): Promise<Told> {
  const wantsHost = command === 'approve' || command === 'revoke';
  if (more.length > 0 || wantsHost !== (host !== undefined)) return told(USAGE, 2);
  switch (command) {
    case 'approve':
      return asOwner((owner) => approve(owner, host ?? ''));
    case 'revoke':
      return asOwner(async (owner) =>
        (await revokeHost(owner, host ?? '')) === 'revoked'
          ? told(`${host} is no longer called. Codes already issued there are kept.`)
          : told(`${host} was not approved. Nothing has changed.`, 1),
      );
    case 'list':
      return asOwner(async (owner) => told(listText(await listHosts(owner))));
    case 'schema':
      return told(JSON.stringify(manifestJsonSchema(), null, 2));
    default:
      return told(USAGE, 2);
  }
}

async function approve(owner: AsOwner, host: string): Promise<Told> {
  const approved = await approveHost(owner, host);
  if (!approved.ok) {
    return told(`${host} is no public name, such as api.gateway.com. Nothing has changed.`, 2);
  }
  return approved.value === 'approved'
    ? told(`${host} may be called from now on, by https.`)
    : told(`${host} was approved before. Nothing has changed.`);
}

function listText(hosts: readonly HostStanding[]): string {
  if (hosts.length === 0) return 'No manifest names a host, and none is approved.';
  return hosts
    .map(({ host, approvedAt, gateways, shops }) => {
      const standing = approvedAt ? `approved ${approvedAt.toISOString()}` : 'waits for approval';
      return `${host}\t${standing}\tnamed by ${gateways} gateway(s) of ${shops} shop(s)`;
    })
    .join('\n');
}
