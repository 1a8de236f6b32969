import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { limaText } from '../till/lima-time.ts';
import { NO_DATE } from './code-views.ts';
import { House, LIVE_HOST, order, service } from './house.fixture.ts';
import { hashString } from './tokens.ts';

let house: House;
beforeEach(async () => {
  house = new House();
  await house.open();
});
afterEach(async () => await house.close());

function credentials(changes: Record<string, unknown> = {}): string {
  const dateRequest = limaText(house.now);
  const { idService, accessKey } = service;
  const proof = hashString({ ...service, dateRequest });
  return JSON.stringify({
    accessKey,
    idService: Number(idService),
    dateRequest,
    hashString: proof,
    ...changes,
  });
}

describe('asking for a token', () => {
  it('answers 201 with a token that lives two hours and the code as text', async () => {
    const answer = await house.visit('POST', '/v1/authorizations', { body: credentials() });
    expect(answer.status).toBe(201);
    expect(answer.json.code).toBe('100');
    expect(answer.json.data).toMatchObject({
      tokenStart: '2026-11-20T10:00:00-05:00',
      tokenExpires: '2026-11-20T12:00:00-05:00',
    });
  });

  it.each([
    ['accessKey', { accessKey: 'ANOTHERSHOPSKEY00000' }, 113],
    ['hashString', { hashString: 'a'.repeat(64) }, 113],
    ['hashString', { hashString: undefined }, 112],
    ['idService', { idService: 9 }, 113],
    ['dateRequest', { dateRequest: '2026-11-20 10:00:00' }, 113],
  ])('refuses a wrong or absent %s', async (field, change, code) => {
    const answer = await house.visit('POST', '/v1/authorizations', { body: credentials(change) });
    expect(answer.status).toBe(400);
    expect(answer.json.code).toBe(111);
    expect(answer.json.data).toMatchObject([{ code, field }]);
  });

  it('knows no test service at the live host', async () => {
    const answer = await house.visit('POST', '/v1/authorizations', {
      body: credentials(),
      host: LIVE_HOST,
    });
    expect(answer.status).toBe(400);
  });
});

describe('issuing a code', () => {
  it('answers with cip as a number and the amount without trailing zeros', async () => {
    const answer = await house.call(
      'POST',
      '/v1/cips',
      order({ amount: 25 }).replace('25', '25.00'),
    );
    expect(answer.status).toBe(201);
    expect(answer.text).toMatch(
      /^\{"code":100,"message":"Solicitud exitosa\.","data":\{"cip":\d{8},/,
    );
    expect(answer.text).toContain('"amount":25,');
    expect(answer.json.data.cipUrl).toMatch(
      /^https:\/\/pre1a\.payment\.pagoefectivo\.pe\/[0-9A-F-]{36}\.html$/,
    );
  });

  it.each([
    'currency',
    'amount',
    'transactionCode',
    'dateExpiry',
    'userEmail',
    'userPhone',
    'userCodeCountry',
  ])('says 112 when %s is absent', async (field) => {
    const answer = await house.call('POST', '/v1/cips', order({ [field]: undefined }));
    expect(answer.status).toBe(400);
    expect(answer.json.code).toBe(111);
    expect(answer.json.data).toMatchObject([{ code: 112, field }]);
  });

  it.each([
    ['currency', 'EUR'],
    ['amount', 0],
    ['amount', '125.50'],
    ['amount', 1.005],
    ['transactionCode', 'x'.repeat(37)],
    ['dateExpiry', '2026-11-22 10:00:00-05:00'],
    ['dateExpiry', '2026-11-20T09:59:59-05:00'],
    ['userEmail', 'nobody'],
    ['userPhone', '+51 987'],
    ['paymentConcept', 'x'.repeat(51)],
    ['userDocumentType', 'RUC'],
    ['userUbigeo', '15'],
  ])('says 113 when %s is %s', async (field, value) => {
    const answer = await house.call('POST', '/v1/cips', order({ [field]: value }));
    expect(answer.json.data).toMatchObject([{ code: 113, field }]);
  });

  it('says 511 above the maximum of the service, and takes the maximum itself', async () => {
    const over = await house.call('POST', '/v1/cips', order({ amount: 3724.01 }));
    expect([over.status, over.json.code]).toStrictEqual([400, 511]);
    const at = await house.call('POST', '/v1/cips', order({ amount: 3724 }));
    expect(at.status).toBe(201);
  });

  it('wants the header Origin', async () => {
    const authorization = `Bearer ${await house.token()}`;
    const answer = await house.visit('POST', '/v1/cips', {
      headers: { authorization },
      body: order(),
    });
    expect(answer.json.data).toMatchObject([{ code: 112, field: 'Origin' }]);
  });

  it('refuses a forged token, and its own after two hours', async () => {
    const headers = { authorization: `Bearer ${await house.token()}`, origin: 'web' };
    house.now = new Date(house.now.getTime() + 2 * 60 * 60_000);
    expect((await house.visit('POST', '/v1/cips', { headers, body: order() })).status).toBe(401);
    const forged = { ...headers, authorization: 'Bearer a.b.c' };
    expect((await house.visit('POST', '/v1/cips', { headers: forged, body: order() })).status).toBe(
      401,
    );
  });

  it('says 508 when the token belongs to a service of the other house', async () => {
    const headers = { authorization: `Bearer ${await house.token()}`, origin: 'web' };
    const answer = await house.visit('POST', '/v1/cips', {
      headers,
      body: order(),
      host: LIVE_HOST,
    });
    expect([answer.status, answer.json.code]).toStrictEqual([400, 508]);
  });

  it('says in English what was asked in English', async () => {
    const headers = {
      authorization: `Bearer ${await house.token()}`,
      origin: 'web',
      'accept-language': 'en-US',
    };
    const answer = await house.visit('POST', '/v1/cips', { headers, body: order() });
    expect(answer.json.message).toBe('Successful request.');
  });
});

describe('searching, extending and deleting', () => {
  it('writes 1900-01-01 for dates that have not come, and zeros for codes it does not know', async () => {
    const cip = await house.issue();
    const [known, unknown] = await house.search(cip, '999');
    expect(known).toMatchObject({
      cip: Number(cip),
      amount: 125.5,
      status: 22,
      statusName: 'Generado.',
      dateCreation: '2026-11-20T10:00:00-05:00',
      datePayment: NO_DATE,
      dateRemoval: NO_DATE,
    });
    expect(unknown).toMatchObject({ cip: 0, transactionCode: '', status: 0, datePayment: NO_DATE });
  });

  it('shows no service the codes of another', async () => {
    const cip = await house.issue();
    const dateRequest = limaText(house.now);
    const mine = { ...service, idService: '77' };
    const body = JSON.stringify({
      ...mine,
      idService: 77,
      dateRequest,
      hashString: hashString({ ...mine, dateRequest }),
    });
    const authorized = await house.visit('POST', '/v1/authorizations', { body, host: LIVE_HOST });
    const headers = { authorization: `Bearer ${String(authorized.json.data.token)}` };
    const asked = { headers, body: `{"data":[{"cip":${cip}}]}`, host: LIVE_HOST };
    const answer = await house.visit('POST', '/v1/cips/search', asked);
    expect(answer.json.data).toMatchObject([{ cip: 0 }]);
  });

  it('brings an expired code back to Generado when its expiry is moved forward', async () => {
    const cip = await house.issue();
    await house.pass(48 * 60 * 60_000);
    expect((await house.search(cip))[0]).toMatchObject({ status: 21, statusName: 'Expirado.' });
    const answer = await house.call(
      'PATCH',
      `/v1/cips/${cip}`,
      '{"dateExpiry":"2026-11-23T10:00:00-05:00"}',
    );
    expect([answer.status, answer.json.data]).toStrictEqual([200, {}]);
    expect((await house.search(cip))[0]).toMatchObject({
      status: 22,
      dateExpiry: '2026-11-23T10:00:00-05:00',
    });
  });

  it('deletes a code only while it is Generado', async () => {
    const [first, second] = [await house.issue(), await house.issue()];
    expect((await house.call('DELETE', `/v1/cips/${first}`, '')).status).toBe(200);
    expect((await house.search(first))[0]).toMatchObject({
      status: 25,
      dateRemoval: limaText(house.now),
    });
    expect((await house.call('DELETE', `/v1/cips/${first}`, '')).status).toBe(400);
    house.pagoEfectivo.pay(second);
    expect((await house.call('DELETE', `/v1/cips/${second}`, '')).status).toBe(400);
    expect(
      (
        await house.call(
          'PATCH',
          `/v1/cips/${second}`,
          '{"dateExpiry":"2026-11-23T10:00:00-05:00"}',
        )
      ).status,
    ).toBe(400);
    expect((await house.search(second))[0]).toMatchObject({ status: 23, statusName: 'Pagado.' });
  });
});
