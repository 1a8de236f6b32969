import { describe, expect, it } from 'vitest';
import { newsOf, sessionBody, setStage } from '../payments/stage.ts';
import { openDoors } from './machine-doors.ts';

const NEWS = newsOf('2500001', { number: '7001', amount: { minor: 12050n, currency: 'PEN' } });
const withdraw = 'revoke insert on notification from codigo_door';
const giveBack = 'grant insert on notification to codigo_door';

describe('the door of the gateway’s notifications', () => {
  it('answers 200 to a notification only once it is kept, and asks for it again while it cannot be', async () => {
    await using stage = await setStage();
    await using doors = await openDoors(stage.first);
    await stage.house.asOwner(withdraw);
    expect((await doors.notify(NEWS)).status).toBe(503);
    expect((await stage.books()).notifications).toEqual([]);
    await stage.house.asOwner(giveBack);
    expect((await doors.notify(NEWS)).status).toBe(200);
    expect((await stage.books()).notifications).toHaveLength(1);
  });

  it('refuses a notification whose signature proves nothing, and does none of its work', async () => {
    await using stage = await setStage();
    await using doors = await openDoors(stage.first);
    expect((await doors.notify(NEWS, 'not-the-secret')).status).toBe(401);
    expect((await stage.books()).notifications).toEqual([]);
  });

  it('keeps what the gateway signed and nobody can read, and answers 200', async () => {
    await using stage = await setStage();
    await using doors = await openDoors(stage.first);
    expect((await doors.notify('{"eventType":')).status).toBe(200);
    expect((await stage.books()).notifications).toMatchObject([{ state: 'unreadable' }]);
  });
});

describe('the door of Shopify’s payment sessions', () => {
  it('leads the shopper to his page only once his payment is kept', async () => {
    await using stage = await setStage();
    await using doors = await openDoors(stage.first);
    await stage.house.asOwner('revoke insert on payment from codigo_app');
    expect((await doors.openSession(sessionBody())).status).toBe(503);
    await stage.house.asOwner('grant insert on payment to codigo_app');
    expect((await doors.openSession(sessionBody())).status).toBe(200);
    expect((await stage.books()).payments).toHaveLength(1);
  });
});
