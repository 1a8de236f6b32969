import { expect, it } from 'vitest';
import { parseAddresses } from '#app/platform/addresses.ts';
import type { NotificationSources } from '#app/platform/config.server.ts';
import { judgeSource } from './source-rules.ts';

const addresses = parseAddresses(['34.233.144.154']);
const judged = (mode: NotificationSources['mode'], gateway: string, address: string) =>
  judgeSource(new Map(addresses ? [['payu', { mode, addresses }]] : []), { gateway, address });

it('refuses what comes from elsewhere only where the operator says so', () => {
  expect(judged('enforce', 'payu', '34.233.144.154')).toBe('expected');
  expect(judged('enforce', 'payu', '203.0.113.9')).toBe('refused');
  expect(judged('log', 'payu', '203.0.113.9')).toBe('noted');
});

it('expects any address of a gateway that has no list', () =>
  expect(judged('enforce', 'culqi', '203.0.113.9')).toBe('expected'));
