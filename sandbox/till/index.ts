/**
 * The till: what every seller of payment codes has in common. It makes codes, takes money for them at the bank, plays the
 * shopper's fate (by e-mail), gives money back, tells the merchant and tells again, fails by switch, and keeps the books.
 * A gateway's simulator is a `Dialect` on top of it: how that gateway speaks, and nothing else.
 *
 * To write one (model: `sandbox/pagoefectivo`; the smallest: `caja.fixture.ts`):
 * 1. `index.ts` exports a `Dialect`: name, hosts, credential keys with test values, the names of its calls, how it refuses
 *    (`500` at least), its retry schedule, fees, and the fates that cannot happen there.
 * 2. `open(till)` answers three things. `hear(visit)`: which call a request is, and a function that answers it; null when
 *    there is no such call. `write(news, account)`: the signed letter about a code, or null where it tells nothing.
 *    `reports`: its settlement files, each drawn up from `till.movements(account)`.
 * 3. In an answer: find the account (`till.accounts.find`, `.withKey`), refuse a wrong proof yourself, then
 *    - make a code: `till.sell(visit, order, (code) => answer)`; give `reference` where the gateway has ids of its own,
 *      `notificationUrl` where the order says it, `notes` for what only you keep;
 *    - show one: `till.own(account, reference)` or `till.codes.ofTransaction(account, code)`, and the word for
 *      `till.shown(code, visit)`: a `Record<Shown, …>`, whose `strange` is a word that stands in no document;
 *    - `till.void`, `till.extend`, `till.refund`, `till.findRefund`.
 * 4. Money: `code.amountMinor`, `standingPayments(code)`; texts by `amount.ts`; JSON by `json.ts`, numbers as text.
 *    Ids: `till.draw`. Time: `till.now()`.
 * 5. One line in `sandbox/providers.ts`, one test with `gatewayWorld` in `test/gateways`.
 */
export { openTill } from './open-till.ts';
export type { Provider, ProviderDeps } from './provider.ts';
