import pg from 'pg';
import { runGateways } from './gateways/approvals.ts';

/** `npm run -s gateways -- approve HOST | revoke HOST | list | schema`: the operator's word on which hosts manifests may call. */
const { text, exitCode } = await runGateways(process.argv.slice(2), async (work) => {
  const ownerUrl = process.env['DATABASE_OWNER_URL'];
  if (!ownerUrl) throw new Error('Set DATABASE_OWNER_URL.');
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  return work(owner).finally(() => owner.end());
}).catch((error: unknown) => ({
  text: error instanceof Error ? error.message : `${error}`,
  exitCode: 1,
}));
(exitCode === 0 ? process.stdout : process.stderr).write(`${text}\n`);
process.exit(exitCode);
