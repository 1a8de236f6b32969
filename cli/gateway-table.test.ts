import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { gatewayTable, withTable } from './gateway-table.ts';

it('tells in the README what each gateway can do, as the app itself goes by', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(readme).toContain(gatewayTable());
  expect(withTable(readme)).toBe(readme);
});
