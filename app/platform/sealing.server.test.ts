import { compactDecrypt, decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { createSealing } from './sealing.server.ts';

const first = { kid: 'first', key: new Uint8Array(32).fill(1) };
const second = { kid: 'second', key: new Uint8Array(32).fill(2) };
const place = { shop: 'shop-a', column: 'gateway_account.credentials' };
const sealing = createSealing([first]);

describe('a sealed text', () => {
  it.each(['', 'Peñaloza 支付', 'x'.repeat(10_000)])('opens where it belongs: %#', async (text) => {
    expect(await sealing.open(await sealing.seal(text, place), place)).toBe(text);
  });

  it('is a standard JWE that says which key sealed it, and never the same twice', async () => {
    const [one, two] = [await sealing.seal('a', place), await sealing.seal('a', place)];
    expect(decodeProtectedHeader(one)).toEqual({ alg: 'dir', enc: 'A256GCM', kid: 'first' });
    expect(one.split('.').map((part) => part === '')).toEqual([false, true, false, false, false]);
    expect(one).not.toBe(two);
    await expect(compactDecrypt(one, first.key)).rejects.toThrow('decryption operation failed');
  });

  it('does not open for another shop, nor in another column', async () => {
    const sealed = await sealing.seal('a', place);
    const elsewhere = [
      { ...place, shop: 'shop-b' },
      { ...place, column: 'delivery.body' },
    ];
    for (const other of elsewhere)
      await expect(sealing.open(sealed, other)).rejects.toThrow('another place');
  });

  it('does not open when any of its parts was changed', async () => {
    const sealed = await sealing.seal('a text that matters', place);
    for (const [at, part] of sealed.split('.').entries()) {
      if (part === '') continue;
      const other = part.startsWith('A') ? `B${part.slice(1)}` : `A${part.slice(1)}`;
      const parts = sealed.split('.').with(at, other);
      await expect(sealing.open(parts.join('.'), place)).rejects.toThrow();
    }
  });

  it('still opens after the key was changed, and not once the old key is gone', async () => {
    const sealed = await sealing.seal('a', place);
    expect(await createSealing([second, first]).open(sealed, place)).toBe('a');
    await expect(createSealing([second]).open(sealed, place)).rejects.toThrow('not configured');
  });
});

describe('fingerprints and proofs', () => {
  it('keep their value when a new key comes', () => {
    const after = createSealing([second, first]);
    expect(after.fingerprint('email', 'a@b.example')).toEqual(
      sealing.fingerprint('email', 'a@b.example'),
    );
    expect(after.isSigned('pay', 'p1', sealing.sign('pay', 'p1'))).toBe(true);
  });

  it('differ by purpose, by text and by key', () => {
    const proof = sealing.sign('pay', 'p1');
    expect(sealing.isSigned('other', 'p1', proof)).toBe(false);
    expect(sealing.isSigned('pay', 'p2', proof)).toBe(false);
    expect(createSealing([second]).isSigned('pay', 'p1', proof)).toBe(false);
    expect(sealing.isSigned('pay', 'p1', proof.subarray(0, 15))).toBe(false);
    expect(sealing.isSigned('pay', 'p1', proof.subarray(0, 16))).toBe(true);
  });
});
