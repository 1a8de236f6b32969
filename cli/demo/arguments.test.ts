import { expect, it } from 'vitest';
import { readArguments, USAGE } from './arguments.ts';

it('plays at PagoEfectivo itself where no gateway is named', () => {
  expect(readArguments(['--once', '--json'])).toMatchObject({
    once: true,
    fate: 'at-once',
    gateway: 'pagoefectivo',
  });
});

it('says which gateways there are when it is given another name', () => {
  expect(readArguments(['--gateway', 'doximity'])).toEqual({
    wrong: 'there is no gateway doximity',
  });
  expect(USAGE).toContain('--gateway G     pagoefectivo');
});

it('refuses a fate that does not exist, and a seed that is no number', () => {
  expect(readArguments(['--fate', 'lucky'])).toEqual({ wrong: 'there is no fate lucky' });
  expect(readArguments(['--seed', 'x'])).toHaveProperty('wrong');
});
