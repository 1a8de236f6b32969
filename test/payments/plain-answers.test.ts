import { expect, it } from 'vitest';
import { idOfName } from '#app/kernel/ids.ts';
import { newsOf, setStage } from './stage.ts';

it('says why a code cannot be voided, and fails nothing', async () => {
  await using stage = await setStage();
  const { voucher } = await stage.landed();
  const no = (kind: string) => ({ ok: false, error: { kind } });
  await expect(stage.first.voidCode(idOfName('nobody'))).resolves.toEqual(no('not-found'));
  stage.gateway.away = true;
  await expect(stage.first.voidCode(voucher.id)).resolves.toEqual(no('gateway-unavailable'));
  stage.gateway.away = false;
  await expect(stage.first.voidCode(voucher.id)).resolves.toMatchObject({ ok: true });
  await expect(stage.first.voidCode(voucher.id)).resolves.toEqual(no('not-allowed-now'));
});

it('writes down who did it: staff, the shopper, the gateway, Shopify or the clock', async () => {
  await using stage = await setStage();
  const { voucher, reference } = await stage.landed();
  await stage.first.drain();
  await stage.first.voidCode(voucher.id);
  await stage.notify(newsOf(reference, stage.gateway.pay(reference)));
  await stage.first.drain();
  const events = await stage.house.asOwner<{ kind: string; actor: string }>(
    'select kind, actor from event order by at, id',
  );
  const actorOf = (kind: string) => events.find((event) => event.kind === kind)?.actor;
  expect(
    [
      'payment.opened',
      'voucher.live',
      'tell.applied',
      'voucher.voiding',
      'voucher.voided',
      'receipt.recorded',
    ].map((kind) => `${kind} by ${actorOf(kind)}`),
  ).toEqual([
    'payment.opened by shopify',
    'voucher.live by gateway',
    'tell.applied by shopify',
    'voucher.voiding by staff:7',
    'voucher.voided by staff:7',
    'receipt.recorded by gateway',
  ]);
});
