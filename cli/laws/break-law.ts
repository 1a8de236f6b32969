import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';
import type { Mutant } from '#test/laws/mutant.ts';

type Broken<Value> = { readonly done: Value } | { readonly impossible: string };

/** Breaks a law in a copy of the house while `work` looks at it, and mends it again. */
export async function whileBroken<Value>(
  house: string,
  mutant: Mutant,
  work: () => Promise<Value>,
): Promise<Broken<Value>> {
  const file = path.join(house, mutant.file);
  const text = await readFile(file, 'utf8').catch(() => '');
  const parts = text.split(mutant.find);
  if (parts.length !== 2) {
    const times = parts.length - 1;
    return { impossible: `the text to find stands ${times} times in ${mutant.file}` };
  }
  const broken = parts.join(mutant.put);
  const complaint = mutant.file.endsWith('.ts') ? complaintAbout(broken) : null;
  if (complaint !== null) return { impossible: `what is put does not parse: ${complaint}` };
  await writeFile(file, broken);
  try {
    return { done: await work() };
  } finally {
    await writeFile(file, text);
  }
}

/** A law is broken by what the program does: text that is no program proves nothing. */
function complaintAbout(program: string): string | null {
  const { diagnostics = [] } = ts.transpileModule(program, { reportDiagnostics: true });
  const [first] = diagnostics;
  return first ? ts.flattenDiagnosticMessageText(first.messageText, ' ') : null;
}
