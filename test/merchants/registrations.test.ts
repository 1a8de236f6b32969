import { describe, expect, it } from 'vitest';
import { SECOND } from '#app/kernel/clock.ts';
import {
  findRegistration,
  listRegistrations,
  seedRegistrations,
} from '#app/merchants/registrations.server.ts';
import type { Foundation } from '#app/platform/foundation.ts';
import { withDatabase } from '#test/database.ts';

type Changed = { clientId?: string; clientSecret?: string };

function configured(foundation: Foundation, changed: Changed): Foundation {
  const registrations = foundation.config.registrations.map((registration) =>
    registration.key === 'embedded' ? { ...registration, ...changed } : registration,
  );
  return { ...foundation, config: { ...foundation.config, registrations } };
}

describe('the apps by which Shopify knows us', () => {
  it('are written down at boot, their secrets sealed, and as often as one likes', async () => {
    await using house = await withDatabase();
    await Promise.all([seedRegistrations(house.foundation), seedRegistrations(house.foundation)]);
    await seedRegistrations(house.foundation);
    const rows = await house.asOwner<{ secret_sealed: string }>('select * from registration');
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain('embedded-secret');
    expect(await findRegistration(house.foundation, 'embedded')).toMatchObject({
      kind: 'embedded',
      clientId: 'embedded-client',
      secret: 'embedded-secret',
    });
    expect(
      (await listRegistrations(house.foundation, 'payments-app')).map(({ key }) => key),
    ).toEqual(['payments']);
  });

  it('take a new secret, which a process that runs already sees within seconds', async () => {
    await using house = await withDatabase();
    await seedRegistrations(house.foundation);
    await findRegistration(house.foundation, 'embedded');
    await house.asOwner("update registration set secret_sealed = $1 where key = 'embedded'", [
      await house.foundation.sealing.seal('new', {
        shop: '-',
        column: 'registration.secret/embedded',
      }),
    ]);
    house.clock.move(5 * SECOND);
    expect((await findRegistration(house.foundation, 'embedded'))?.secret).toBe('new');
    await seedRegistrations(configured(house.foundation, { clientSecret: 'newest' }));
    expect((await findRegistration(house.foundation, 'embedded'))?.secret).toBe('newest');
  });

  it('are not another app under the same key', async () => {
    await using house = await withDatabase();
    await seedRegistrations(house.foundation);
    await expect(
      seedRegistrations(configured(house.foundation, { clientId: 'other' })),
    ).rejects.toThrow(/embedded is another app already/);
  });

  it('are served no more once they are taken out of the configuration', async () => {
    await using house = await withDatabase();
    await seedRegistrations(house.foundation);
    const { config } = house.foundation;
    const without = { ...house.foundation, config: { ...config, registrations: [] } };
    expect(await findRegistration(without, 'embedded')).toBeNull();
  });
});
