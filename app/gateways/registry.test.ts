import { expect, it } from 'vitest';
import { findProvider, listProviders } from './registry.ts';

it('finds a provider by its name, and none by another', () => {
  expect(findProvider('pagoefectivo')?.name).toBe('pagoefectivo');
  expect(findProvider('constructor')).toBeNull();
});

it('tells the merchant what each can do before he opens an account', () => {
  expect(listProviders()).toContainEqual({
    name: 'pagoefectivo',
    capabilities: expect.objectContaining({ refunds: 'manual', contactNeeded: ['email', 'phone'] }),
    credentialFields: expect.arrayContaining([{ name: 'secretKey', secret: true }]),
    reports: [],
    fetchesReports: false,
  });
});

it('has each name once', () => {
  const names = listProviders().map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
