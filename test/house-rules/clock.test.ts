import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Where "now", ids and chance come from; everywhere else they are handed in. */
const SOURCES = /^app\/(platform\/|house\.server\.ts$)/;
const OWN_CLOCK_OR_ID =
  /new Date\(\)|\bDate\(\)|Date\.now|performance\.now|process\.hrtime|Temporal\.Now|randomUUID|from 'uuid'|Math\.random/;

it('lets no room read the clock or make an id by itself', () => {
  const files = globSync('app/**/*.{ts,tsx}').filter(
    (file) => !SOURCES.test(file) && !/\.test(-data)?\.tsx?$|\.fixture\.ts$/.test(file),
  );
  expect(files.length).toBeGreaterThan(100);
  const own = files.filter((file) => OWN_CLOCK_OR_ID.test(readFileSync(file, 'utf8')));
  expect(own).toEqual([]);
});
