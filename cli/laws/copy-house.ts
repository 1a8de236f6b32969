import { execFile } from 'node:child_process';
import { cp, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../launch/places.ts';

const run = promisify(execFile);

/** Copies the house as it stands in the working tree, with its database client, so that nothing here is ever broken. */
export async function copyHouse(directory: string, names: readonly string[]): Promise<string[]> {
  const [first = 'house', ...others] = names;
  const original = path.join(directory, first);
  for (const file of await filesOfTheHouse()) {
    await mkdir(path.join(original, path.dirname(file)), { recursive: true });
    await cp(path.join(ROOT, file), path.join(original, file), { verbatimSymlinks: true });
  }
  await symlink(path.join(ROOT, 'node_modules'), path.join(original, 'node_modules'));
  await run(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], {
    cwd: original,
    env: { ...process.env, CHECKPOINT_DISABLE: '1' },
  });
  const copies = others.map((name) => path.join(directory, name));
  for (const copy of copies) {
    await cp(original, copy, { recursive: true, verbatimSymlinks: true });
  }
  return [original, ...copies];
}

/** What git knows or would take in, without what was deleted. */
async function filesOfTheHouse(): Promise<string[]> {
  const list = async (...options: string[]) => {
    const { stdout } = await run('git', ['ls-files', '-z', ...options], {
      cwd: ROOT,
      maxBuffer: 2 ** 26,
    });
    return stdout.split('\0').filter((file) => file !== '');
  };
  const deleted = new Set(await list('--deleted'));
  const all = await list('--cached', '--others', '--exclude-standard');
  return all.filter((file) => !deleted.has(file));
}
