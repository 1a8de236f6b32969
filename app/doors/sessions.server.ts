import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RegistrationKey, ShopId } from '#app/kernel/ids.ts';
import type { Open, Opened } from '#app/payments/open.server.ts';
import { readSessionRequest } from '#app/payments/session-request.ts';
import { answerJson, answerText } from '#app/platform/answers.server.ts';
import { at, type Door, type PathParams } from '#app/platform/door.ts';
import type { AtGap } from '#app/platform/gaps.server.ts';
import type { Log } from '#app/platform/log.server.ts';
import { readBody, refuseBody } from '#app/platform/request-body.server.ts';
import type { OpenRefund } from '#app/refunds/open.server.ts';
import { readRefundRequest } from '#app/refunds/refund-request.ts';
import { orUnavailable } from './or-unavailable.server.ts';

export type SessionDoorDeps = {
  readonly openSession: (open: Open) => Promise<Opened>;
  readonly openRefund: (refund: OpenRefund) => Promise<void>;
  /** The shop, if the registration that the path names has it installed (law 8). */
  readonly findInstalledShop: (ref: {
    registrationKey: string;
    domain: string;
  }) => Promise<ShopId | null>;
  readonly gap: AtGap;
  readonly log: Log;
};

type Caller = { readonly shopId: ShopId; readonly registrationKey: RegistrationKey };

/** Where Shopify asks for a payment: one write, and the address of our page. Only behind the proof that it is Shopify. */
export const paymentSessionDoor = (deps: SessionDoorDeps): Door =>
  sessionDoor(deps, 'payment-sessions', async (caller, body, res) => {
    const request = readSessionRequest(body);
    if (!request.ok) return answerText(res, 400, `The request's ${request.error} can't be read.`);
    const { redirectUrl } = await deps.openSession({ ...caller, request: request.value });
    deps.gap('session.committed');
    answerJson(res, 200, JSON.stringify({ redirect_url: redirectUrl }));
  });

/** Where Shopify asks for a refund: kept, 201 with `{}`, decided later by staff. */
export const refundSessionDoor = (deps: SessionDoorDeps): Door =>
  sessionDoor(deps, 'refund-sessions', async (caller, body, res) => {
    const request = readRefundRequest(body);
    if (!request.ok) return answerText(res, 400, `The request's ${request.error} can't be read.`);
    await deps.openRefund({ ...caller, request: request.value });
    answerJson(res, 201, '{}');
  });

type Answer = (caller: Caller, body: Buffer, res: ServerResponse) => Promise<void>;

const sessionDoor = (deps: SessionDoorDeps, name: string, answer: Answer): Door => ({
  method: 'POST',
  match: at(`/registrations/:registration/${name}`),
  handle: async (req, res, params) => {
    const body = await readBody(req);
    if (!body.ok) return refuseBody(res, body.error);
    await orUnavailable({ res, log: deps.log, door: name }, async () => {
      const caller = await callerOf(deps, req, params);
      if (!caller) return answerText(res, 403, 'This shop has not installed this app.');
      await answer(caller, body.value, res);
    });
  },
});

async function callerOf(
  deps: SessionDoorDeps,
  req: IncomingMessage,
  params: PathParams,
): Promise<Caller | null> {
  const domain = req.headers['shopify-shop-domain'];
  const registrationKey = params.registration;
  if (typeof domain !== 'string' || registrationKey === undefined) return null;
  const shopId = await deps.findInstalledShop({ registrationKey, domain: domain.toLowerCase() });
  return shopId && { shopId, registrationKey: registrationKey as RegistrationKey };
}
