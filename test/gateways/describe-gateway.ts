import { afterEach, beforeEach, describe } from 'vitest';
import { fetchesReports } from './contract/fetched-reports.ts';
import { admitsNotToKnow, issuesCodes } from './contract/issues.ts';
import { observesCodes } from './contract/observes.ts';
import { givesMoneyBack } from './contract/refunds.ts';
import { reportsSettlements } from './contract/reports.ts';
import { sceneOf } from './contract/scene.ts';
import { tellsOfPayments } from './contract/tells.ts';
import type { GatewayWorld } from './gateway-world.ts';

/** The contract that every gateway keeps. `setUp` builds a fresh world for each test. */
export function describeGateway(name: string, setUp: () => Promise<GatewayWorld>): void {
  let world: GatewayWorld;
  const scene = sceneOf(() => world);

  describe(`the gateway ${name}`, () => {
    beforeEach(async () => {
      world = await setUp();
    });
    afterEach(() => world.close());

    issuesCodes(scene);
    admitsNotToKnow(scene);
    observesCodes(scene);
    tellsOfPayments(scene);
    givesMoneyBack(scene);
    reportsSettlements(scene);
    fetchesReports(scene);
  });
}
