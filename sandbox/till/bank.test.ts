import { afterEach, beforeEach, expect, it } from 'vitest';
import { House, service } from '../pagoefectivo/house.fixture.ts';

let house: House;
beforeEach(async () => {
  house = new House();
  await house.open();
});
afterEach(async () => await house.close());

const host = 'localhost';

async function post(path: string, form = ''): Promise<string> {
  const answer = await house.visit('POST', path, { host, body: form });
  expect(answer.status).toBe(303);
  return answer.text;
}

async function read(path: string): Promise<string> {
  return (await house.visit('GET', path, { host })).text;
}

function paid(cip: string): string[] {
  const code = house.pagoEfectivo.books().codes.find((candidate) => candidate.code === cip);
  return (code?.payments ?? []).map(({ amountMinor }) => amountMinor);
}

it('lists the codes that wait, and finds one that is typed with its zeros', async () => {
  const cip = await house.issue();
  expect(await read('/bank')).toContain(`href="/bank/codes/${cip}"`);
  expect(await read(`/bank/codes?cip=000000${cip}`)).toBe(`/bank/codes/000000${cip}`);
  expect(await read(`/bank/codes/000000${cip}`)).toContain('S/ 125.50');
  expect(await read('/bank/codes/123')).toContain('No encontramos ese código');
});

it('takes the exact amount once, and then refuses', async () => {
  const cip = await house.issue();
  expect(await post(`/bank/codes/${cip}/pay`)).toBe(`/bank/codes/${cip}?did=paid`);
  expect(await post(`/bank/codes/${cip}/pay`)).toBe(`/bank/codes/${cip}?did=refused`);
  expect(paid(cip)).toStrictEqual(['12550']);
  expect(await read(`/bank/codes/${cip}`)).toContain('ya está pagado');
});

it('lets a person make trouble: another amount, two payments, a reversal', async () => {
  const cip = await house.issue();
  expect(await post(`/bank/codes/${cip}/pay-other`, 'amount=1e3')).toContain('did=amount');
  await post(`/bank/codes/${cip}/pay-other`, 'amount=10.5');
  await post(`/bank/codes/${cip}/pay-twice`);
  expect(paid(cip)).toStrictEqual(['1050', '12550', '12550']);
  const operation = house.pagoEfectivo.books().codes[0]?.payments[0]?.operation;
  expect(await post(`/bank/codes/${cip}/reverse`, `operation=${operation}`)).toContain(
    'did=reversed',
  );
  expect(await post(`/bank/codes/${cip}/reverse`, `operation=${operation}`)).toContain(
    'did=refused',
  );
});

it('refuses a code that the shop voided, without moving money', async () => {
  const cip = await house.issue();
  await house.call('DELETE', `/v1/cips/${cip}`, '');
  expect(await post(`/bank/codes/${cip}/pay`)).toContain('did=refused');
  expect(paid(cip)).toStrictEqual([]);
});

it('registers a notification URL as PagoEfectivo’s staff would', async () => {
  const path = `/bank/staff/pagoefectivo/${service.idService}`;
  expect(await post(path, 'notificationUrl=ftp%3A%2F%2Fx')).toContain('did=url');
  await post(path, `notificationUrl=${encodeURIComponent('https://app.example/n?a="')}`);
  expect(await read('/bank/staff')).toContain('value="https://app.example/n?a=&#34;"');
});

it('shows PagoEfectivo’s own page of a code at the host of its mode', async () => {
  const cip = await house.issue({ paymentConcept: '<b>' });
  const found = await house.search(cip);
  const path = `/${String(found[0]?.token)}.html`;
  const page = await house.visit('GET', path, { host: 'pre1a.payment.pagoefectivo.pe' });
  expect(page.text).toContain(cip);
  expect((await house.visit('GET', path, { host: 'payment.pagoefectivo.pe' })).status).toBe(404);
  expect(await read(`/bank/codes/${cip}`)).toContain('&#60;b&#62;');
});

it('reverses the latest payment that stands when no operation is named', async () => {
  const cip = await house.issue();
  await house.pay(cip, { operation: '1' });
  await house.pay(cip, { operation: '2' });
  expect(house.pagoEfectivo.reverse(cip)).toStrictEqual({ ok: true, operation: '2' });
  expect(house.pagoEfectivo.reverse(cip)).toStrictEqual({ ok: true, operation: '1' });
  expect(house.pagoEfectivo.reverse(cip)).toStrictEqual({ ok: false, why: 'unknown-operation' });
});
