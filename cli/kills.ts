import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runKills } from './kills/run.ts';
import { ROOT } from './launch/places.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
  },
});

const directory = path.join(ROOT, '.data');
await mkdir(directory, { recursive: true });
const file = createWriteStream(path.join(directory, 'kills.log'));

const summary = await runKills({
  count: Number(values.count),
  seed: Number(values.seed),
  log: (part, line) => void file.write(`${part}: ${line}\n`),
  say: (line) => void process.stdout.write(`${line}\n`),
});

const { kills, shoppers, neverReached, disagreements, unheard } = summary;
const silent = unheard > 0 ? `; for a settlement report to name: ${unheard}` : '';
const missed = neverReached.length > 0 ? `; never reached: ${neverReached.join(', ')}` : '';
process.stdout.write(
  `kills: ${kills}, shoppers: ${shoppers}, disagreements: ${disagreements.length}${silent}${missed}\n`,
);
process.exit(disagreements.length + neverReached.length === 0 ? 0 : 1);
