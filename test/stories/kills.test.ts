import { expect, it } from 'vitest';
import { runKills } from '../../cli/kills/run.ts';

it('loses no money and invents none when servers are killed at any moment', {
  timeout: 600_000,
}, async () => {
  const said: string[] = [];
  const summary = await runKills({
    count: 10,
    seed: 7,
    log: () => undefined,
    say: (line) => said.push(line),
  });
  expect(summary.disagreements, said.join('\n')).toEqual([]);
  expect(summary.neverReached).toEqual([]);
});
