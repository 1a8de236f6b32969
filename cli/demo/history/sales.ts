import type { World } from '../../launch/world.ts';
import { land } from '../../stories/play.ts';
import type { Sold } from './settlement.ts';

/** What the n-th shopper pays: from 19 to 258 soles. */
const priceOf = (number: number): string => `${19 + ((number * 53) % 240)}.${(number * 7) % 10}0`;
const PEOPLE = [
  'Rosa Quispe',
  'Luis Mamani',
  'Carmen Flores',
  'Jorge Huamán',
  'Ana Torres',
  'Pedro Salas',
];
export const SALES_OF_A_DAY = 5;

type Shopping = {
  readonly shop: string;
  readonly fate: 'at-once' | 'never';
  readonly number: number;
};

/** A shopper buys and sees a code; one to whom it is `at-once` pays it within a second of the world's time. */
export async function buy({ control, ...world }: World, shopping: Shopping): Promise<string> {
  const { shop, number } = shopping;
  const { sessionId, redirectUrl, status } = await control.checkout({
    shop,
    amount: priceOf(number),
    currency: 'PEN',
    email: emailOf(shopping),
    phone: '+51987654321',
    name: PEOPLE[number % PEOPLE.length] ?? 'Rosa Quispe',
    locale: 'es-PE',
    test: true,
  });
  if (!redirectUrl) throw new Error(`checkout got ${status} for an answer`);
  await land({ control, ...world }, redirectUrl);
  return sessionId;
}

const emailOf = ({ shop, fate, number }: Shopping): string =>
  `${fate}+${shop.split('.')[0]}-${number}@shopper.example`;

/** The purchases of a day: their codes as the gateway's own books tell them, once they are paid. */
export async function sellForADay(
  world: World,
  shop: string,
  nth: number,
): Promise<readonly Sold[]> {
  const numbers = Array.from({ length: SALES_OF_A_DAY }, (_, at) => nth * SALES_OF_A_DAY + at);
  const shoppings = numbers.map((number) => ({ shop, fate: 'at-once', number }) as const);
  await Promise.all(shoppings.map((shopping) => buy(world, shopping)));
  await world.control.advance(2_000);
  const emails = shoppings.map(emailOf);
  const { gateways } = await world.control.books();
  const codes = gateways.codes.filter(({ email }) => emails.includes(email));
  return codes.flatMap(({ reference, transactionCode, payments }) =>
    payments.map(({ operation, amountMinor }) => ({
      reference,
      transactionCode,
      operation,
      minor: Number(amountMinor),
    })),
  );
}
