import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import published from '#test/vectors/pagoefectivo.json' with { type: 'json' };

const run = promisify(execFile);
const CREDENTIALS = { idService: 1042, accessKey: 'access-of-it', secretKey: 'secret-of-it' };
const BODY =
  '{"eventType":"cip.paid","operationNumber":"7","data":{"cip":"2523136","currency":"PEN","amount":22.00}}';
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'doctor-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(content));
  return path;
}

async function doctor(...args: readonly string[]): Promise<unknown> {
  const { stdout, stderr } = await run(process.execPath, ['cli/doctor.ts', ...args, '--json']);
  expect(`${stdout}${stderr}`).not.toMatch(/secret-of-it|access-of-it/);
  return JSON.parse(stdout);
}

async function diagnosed(body: string): Promise<unknown> {
  const signature = createHmac('sha256', CREDENTIALS.secretKey).update(BODY).digest('hex');
  const headers = { 'PE-Signature': signature };
  return doctor(
    ...['notification', '--gateway', 'pagoefectivo'],
    ...['--credentials', await file('credentials.json', CREDENTIALS)],
    ...['--request', await file('request.json', { method: 'POST', url: '/x', headers, body })],
  );
}

describe('the doctor', () => {
  it('says that a captured notification is accepted', async () =>
    expect(await diagnosed(BODY)).toEqual({ accepted: true, reason: 'verified', hint: null }));

  it('says why one is not, and what would have matched', async () =>
    expect(await diagnosed(`\ufeff${BODY}`)).toMatchObject({
      accepted: false,
      reason: 'wrong-signature',
      recipe: 'byte-order-mark',
    }));

  it('signs as the gateway published it, and shows no secret', async () => {
    const [vector] = published.authorization;
    if (!vector) throw new Error('the vector is gone');
    const { dateRequest, keys } = vector;
    const told = await doctor(
      ...['signature', '--gateway', 'pagoefectivo'],
      ...['--credentials', await file('keys.json', keys)],
      ...['--fields', await file('fields.json', { dateRequest })],
    );
    expect(told).toEqual({
      signature: vector.expected,
      signed: `8.***.***.${dateRequest}`,
      hint: null,
    });
  });

  it('says which file or field it cannot use, and ends with 2', async () => {
    const credentials = await file('short.json', { idService: 'x' });
    const args = ['signature', '--gateway', 'pagoefectivo', '--credentials', credentials];
    await expect(run(process.execPath, ['cli/doctor.ts', ...args])).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--fields'),
    });
  });
});
