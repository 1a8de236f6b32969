import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '#app/kernel/clock.ts';
import { err, ok } from '#app/kernel/result.ts';
import { type Token, TokenKeeper, tokenFrom } from './token.server.ts';

function setUp() {
  let now = new Date('2026-11-25T12:00:00Z').getTime();
  let asked = 0;
  return {
    clock: { now: () => new Date(now) },
    pass: (ms: number) => {
      now += ms;
    },
    authorize: async () => {
      asked += 1;
      return ok<Token>({ text: `token-${asked}`, livesMs: 2 * HOUR });
    },
    asked: () => asked,
    keeper: new TokenKeeper(),
  };
}

describe('a token', () => {
  it('is asked for once, however many need it at the same time', async () => {
    const { keeper, clock, authorize, asked } = setUp();
    const all = await Promise.all([1, 2, 3, 4].map(() => keeper.get(clock, authorize)));
    expect(all).toEqual(Array.from({ length: 4 }, () => ok('token-1')));
    expect(asked()).toBe(1);
  });

  it('serves until five minutes before its end', async () => {
    const { keeper, clock, authorize, pass } = setUp();
    await keeper.get(clock, authorize);
    pass(115 * MINUTE - 1);
    expect(await keeper.get(clock, authorize)).toEqual(ok('token-1'));
    pass(1);
    expect(await keeper.get(clock, authorize)).toEqual(ok('token-2'));
  });

  it('is dropped when it was not taken, but not the one that replaced it', async () => {
    const { keeper, clock, authorize } = setUp();
    await keeper.get(clock, authorize);
    keeper.drop('token-1');
    await keeper.get(clock, authorize);
    keeper.drop('token-1');
    expect(await keeper.get(clock, authorize)).toEqual(ok('token-2'));
  });

  it('that could not be had is asked for again', async () => {
    const { keeper, clock, authorize } = setUp();
    const down = async () => err({ kind: 'unavailable' } as const);
    expect(await keeper.get(clock, down)).toEqual(err({ kind: 'unavailable' }));
    expect(await keeper.get(clock, authorize)).toEqual(ok('token-1'));
  });

  it('lives as long as its own two dates say, whatever their clock shows', () => {
    const data = {
      token: 'x',
      tokenStart: '2031-01-01T10:00:00-05:00',
      tokenExpires: '2031-01-01T12:00:00-05:00',
    };
    expect(tokenFrom(data)).toEqual(ok({ text: 'x', livesMs: 2 * HOUR }));
    expect(tokenFrom({ ...data, tokenExpires: null })).toEqual(ok({ text: 'x', livesMs: 0 }));
    expect(tokenFrom({})).toEqual(err({ kind: 'unavailable' }));
  });
});
