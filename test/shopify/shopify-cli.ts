import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const HOUSE = process.cwd();

/** Shopify's command line at work on a copy, so that what it builds does not lie about in the house. */
export type CopiedApp = {
  readonly folder: string;
  /** `shopify app build`, offline; `said` is everything it printed. */
  build(config: 'payments' | null): Promise<{ accepted: boolean; said: string }>;
  remove(): Promise<void>;
};

export async function copyApp(): Promise<CopiedApp> {
  const folder = await mkdtemp(join(tmpdir(), 'shopify-app-'));
  // Without the house's package.json: the command line would install what it names.
  for (const name of ['shopify.app.toml', 'shopify.app.payments.toml', 'extensions']) {
    await cp(join(HOUSE, name), join(folder, name), { recursive: true });
  }
  await symlink(join(HOUSE, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    build: (config) => build(folder, config),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function build(folder: string, config: 'payments' | null) {
  const bin = join(HOUSE, 'node_modules', '.bin');
  const args = ['app', 'build', '--skip-dependencies-installation', '--path', folder];
  if (config) args.push('--config', config);
  const env: NodeJS.ProcessEnv = {
    PATH: `${bin}:/usr/bin:/bin`,
    HOME: folder,
    NODE_ENV: 'production',
    CI: '1',
    SHOPIFY_CLI_NO_ANALYTICS: '1',
  };
  return new Promise<{ accepted: boolean; said: string }>((settle) => {
    execFile(join(bin, 'shopify'), args, { env, cwd: folder }, (error, stdout, stderr) =>
      settle({ accepted: error === null, said: stdout + stderr }),
    );
  });
}
