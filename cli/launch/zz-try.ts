import { startWorld } from '/work/main/cli/launch/world.ts';

const world = await startWorld({ servers: 2, log: (p, l) => console.error(p, l.slice(0, 300)) });
console.error('URL', world.startUrl, JSON.stringify(world.ownerUrl));
const c = world.control as any;
console.error(Object.keys(c));
await new Promise((r) => setTimeout(r, 4000));
await world.stop();
process.exit(0);
