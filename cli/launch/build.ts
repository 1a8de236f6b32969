import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { onlyOne } from './only-one.ts';
import { ROOT } from './places.ts';

type Product = {
  readonly name: string;
  readonly made: string;
  readonly inputs: readonly string[];
  readonly command: readonly string[];
};

const CLIENT: Product = {
  name: 'the database client',
  made: 'app/platform/prisma',
  inputs: ['prisma/schema.prisma', 'prisma.config.ts'],
  command: ['node_modules/prisma/build/index.js', 'generate'],
};

const PAGES: Product = {
  name: 'the pages',
  made: 'build/server',
  inputs: ['app/**/*.{ts,tsx,css}', 'prisma/schema.prisma', 'vite.config.ts'],
  command: ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build'],
};

/** Generates the database client and builds the pages, each only when what it is made of has changed. */
export function ensureBuilt(log: (line: string) => void): Promise<void> {
  return onlyOne(path.join(ROOT, '.data/build.lock'), async () => {
    for (const product of [CLIENT, PAGES]) await ensureMade(product, log);
  });
}

async function ensureMade(product: Product, log: (line: string) => void): Promise<void> {
  const stamp = path.join(ROOT, '.data', `${path.basename(product.made)}.sha256`);
  const wanted = await digestOf(product);
  const made = await readFile(stamp, 'utf8').catch(() => '');
  if (made === wanted && existsSync(path.join(ROOT, product.made))) return;
  log(`building ${product.name}`);
  await promisify(execFile)(process.execPath, product.command, {
    cwd: ROOT,
    env: { ...process.env, CHECKPOINT_DISABLE: '1', NODE_ENV: 'production' },
  });
  await mkdir(path.dirname(stamp), { recursive: true });
  await writeFile(stamp, wanted);
}

async function digestOf({ inputs }: Product): Promise<string> {
  const hash = createHash('sha256');
  const files = inputs.flatMap((pattern) => globSync(pattern, { cwd: ROOT }));
  const counted = files.filter((file) => !isMadeOrTest(file)).sort();
  for (const file of ['package-lock.json', ...counted]) {
    hash.update(`${file}\n`).update(await readFile(path.join(ROOT, file)));
  }
  return hash.digest('hex');
}

const isMadeOrTest = (file: string): boolean =>
  file.startsWith(CLIENT.made) || /\.test(-data)?\.tsx?$/.test(file);
