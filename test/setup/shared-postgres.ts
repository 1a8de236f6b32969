import type { TestProject } from 'vitest/node';

/** Hands the tests a PostgreSQL that stands already, with its migrated database `house`: `npm run laws` starts one for all its runs. */
export default function setup(project: TestProject): void {
  project.provide('ownerUrl', address('SHARED_POSTGRES_OWNER_URL'));
  project.provide('serverUrl', address('SHARED_POSTGRES_SERVER_URL'));
}

function address(name: string): string {
  const url = process.env[name];
  if (!url?.includes('{database}')) throw new Error(`${name} is missing`);
  return url;
}
