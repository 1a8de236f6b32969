import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const HOUSE = process.cwd();
const FLOATS = [
  '[text, +text]',
  'amount - +text',
  'amount.toFixed(2)',
  "amount['toFixed'](2)",
  '[amount]?.[0]?.toFixed(2)',
  'parseFloat(text)',
  'Number(text)',
  'new Number(text)',
  'Number.parseFloat(text)',
  'globalThis.Number(text)',
];
const FINE = ['[amount + 1, amount - 1]', 'BigInt(text)', '[-amount]', "[text, '.00'].join('')"];
const IN_THE_KERNEL = 'Number(text)';

describe('law 1 in the linter', () => {
  let folder: string;
  let said: string;

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'law-1-'));
    for (const name of ['biome.json', '.biome']) {
      cpSync(path.join(HOUSE, name), path.join(folder, name), { recursive: true });
    }
    for (const [index, line] of FLOATS.entries()) write(`app/payments/float-${index}.ts`, line);
    for (const [index, line] of FINE.entries()) write(`app/payments/fine-${index}.ts`, line);
    write('app/kernel/shown.ts', IN_THE_KERNEL);
    const biome = path.join(HOUSE, 'node_modules', '.bin', 'biome');
    const args = [
      'lint',
      '--vcs-enabled=false',
      '--reporter=json',
      '--max-diagnostics=none',
      'app',
    ];
    said = spawnSync(biome, args, { cwd: folder, encoding: 'utf8' }).stdout;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function write(file: string, line: string) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, `export const shown = (text: string, amount: number) => ${line};\n`);
  }

  /** Whether our own rule, not the one on globals, spoke about the file. */
  const spokeOf = (file: string): boolean => {
    const { diagnostics } = JSON.parse(said) as {
      diagnostics: { category: string; location: { path: string } }[];
    };
    return diagnostics.some(
      ({ category, location }) => category === 'plugin' && location.path === file,
    );
  };

  it.each(FLOATS)('does not let %s into a room', (line) => {
    expect(spokeOf(`app/payments/float-${FLOATS.indexOf(line)}.ts`)).toBe(true);
  });

  it.each(FINE)('has nothing against %s', (line) => {
    expect(spokeOf(`app/payments/fine-${FINE.indexOf(line)}.ts`)).toBe(false);
  });

  it('leaves the kernel, which is where numbers are read, alone', () => {
    expect(spokeOf('app/kernel/shown.ts')).toBe(false);
  });
});
