import { PrismaPg } from '@prisma/adapter-pg';
import { defineConfig } from 'prisma/config';

// The command line looks for a native query engine to download even where none is used; any existing file ends the search.
// biome-ignore lint/style/noProcessEnv: Prisma's own configuration file, read by its command line only
process.env['PRISMA_QUERY_ENGINE_LIBRARY'] ??= process.execPath;

// The schema engine leaves a time-out of 10 s behind when its work is done: it may run, but not hold the process.
const { setTimeout: startTimer } = globalThis;
globalThis.setTimeout = Object.assign((act: () => void, ms?: number) => {
  const timer = startTimer(act, ms);
  return ms === 10_000 ? timer.unref() : timer;
}, startTimer);

/**
 * Prisma without its engine binary (ADR 0003): the JavaScript engine over adapter-pg. The adapter's own executeScript
 * splits at `;` and so breaks functions; the driver takes the whole script as it stands.
 */
export default defineConfig({
  experimental: { adapter: true },
  engine: 'js',
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  adapter: async () => {
    const factory = new PrismaPg({
      // biome-ignore lint/style/noProcessEnv: Prisma's own configuration file, read by its command line only
      connectionString: process.env['DATABASE_OWNER_URL'] ?? '',
      allowExitOnIdle: true,
      idleTimeoutMillis: 100,
    });
    const connect = factory.connect.bind(factory);
    factory.connect = async () => {
      const database = await connect();
      database.executeScript = async (script) => {
        await database.underlyingDriver().query(script);
      };
      return database;
    };
    return factory;
  },
});
