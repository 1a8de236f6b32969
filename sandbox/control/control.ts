import { z } from 'zod';
import { answerJson, jsonOf, type Site } from '../network/exchange.ts';
import { matchPath } from '../network/path.ts';
import { joined } from '../till/books.ts';
import { shopifyBooks } from './books.ts';
import { type Call, type Command, type Outcome, ok, Refused, type Stagehands } from './command.ts';
import { gatewayCommands } from './gateway-commands.ts';
import { paymentCommands } from './payment-commands.ts';
import { shopCommands } from './shop-commands.ts';
import { timeCommands } from './time-commands.ts';

const COMMANDS: Command[] = [
  {
    method: 'GET',
    path: '/books',
    run: ({ shopify, gateways }) =>
      ok({
        shopify: shopifyBooks(shopify),
        gateways: joined(gateways.map((gateway) => gateway.books())),
      }),
  },
  ...timeCommands,
  ...shopCommands,
  ...paymentCommands,
  ...gatewayCommands,
];

/** The control API: tests and launchers pull the strings of the outside world. */
export function createControl(hands: Stagehands): Site {
  return async (exchange) => {
    const { req, url } = exchange;
    for (const command of COMMANDS) {
      const parts = matchPath(command.path, url.pathname);
      if (!parts || command.method !== req.method) continue;
      const body = jsonOf(exchange);
      if (!body) return answerJson(exchange, 400, { error: 'the body must be a JSON object' });
      const part = (name: string) => parts[name] ?? '';
      const outcome = await run(command, hands, { part, body, query: url.searchParams });
      return answerJson(exchange, outcome.status, outcome.body);
    }
    return answerJson(exchange, 404, { error: `no command ${req.method} ${url.pathname}` });
  };
}

async function run(command: Command, hands: Stagehands, call: Call): Promise<Outcome> {
  try {
    return await command.run(hands, call);
  } catch (error) {
    if (error instanceof Refused) return { status: error.status, body: { error: error.message } };
    if (error instanceof z.ZodError) return { status: 400, body: { error: error.issues } };
    throw error;
  }
}
