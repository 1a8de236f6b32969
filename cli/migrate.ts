import { migrate } from './postgres.ts';

/**
 * `npm run migrate -- --server-role NAME`: applies the migrations with DATABASE_OWNER_URL, under a lock, and lets the
 * server's login take the three roles.
 */
const at = process.argv.indexOf('--server-role');
const serverRole = at < 0 ? undefined : process.argv[at + 1];
const ownerUrl = process.env['DATABASE_OWNER_URL'];
if (!ownerUrl || !serverRole) {
  process.stderr.write(
    'Set DATABASE_OWNER_URL and say --server-role NAME (the login in DATABASE_URL).\n',
  );
  process.exit(2);
}
await migrate(ownerUrl, serverRole);
process.stderr.write('The database is up to date.\n');
