import { readFileSync } from 'node:fs';
import type { Manifest } from './manifest.ts';
import { acceptedManifest } from './parse-manifest.ts';

/** The published example manifests, as text. */
export const exampleText = (name: 'andina' | 'quipu'): string =>
  readFileSync(
    new URL(`../../../docs/gateways/declared/examples/${name}.json`, import.meta.url),
    'utf8',
  );

/** A published example, read. */
export const example = (name: 'andina' | 'quipu'): Manifest => acceptedManifest(exampleText(name));

type Loose = Record<string, unknown>;

/** A published example with some of its members changed, by their path (`calls.create.path`); undefined removes one. */
export function changed(
  name: 'andina' | 'quipu',
  changes: Readonly<Record<string, unknown>>,
): string {
  const manifest = JSON.parse(exampleText(name)) as Loose;
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    const parent = steps.reduce<Loose>((node, step) => node[step] as Loose, manifest);
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  }
  return JSON.stringify(manifest);
}
