import {
  AGENT_CODES,
  BANK_MENUS,
  COMPANY,
  MENUS_SEEN,
  OTHER_AGENTS,
  SERVICES,
} from './bank-menus.ts';
import type { Part } from './form-button.tsx';

function PhoneBanks({ view, words }: Part) {
  const inSoles = view.amount.currency === 'PEN';
  return (
    <details open>
      <summary>{words.how.phone}</summary>
      <ul lang="es">
        {BANK_MENUS.map(({ bank, path, soles }) => (
          <li key={bank}>
            <strong>{bank}</strong>: {[...path, ...(inSoles && soles ? [soles] : [])].join(' › ')}
          </li>
        ))}
      </ul>
      <p className="hint">{words.how.mayDiffer(MENUS_SEEN)}</p>
    </details>
  );
}

function Agents({ words }: Part) {
  return (
    <details>
      <summary>{words.how.cash}</summary>
      <p>{words.how.cashSay}</p>
      <ul>
        {AGENT_CODES.map(({ agent, companyCode }) => (
          <li key={agent}>
            <strong>{agent}</strong>: {words.how.companyCode(companyCode)}
          </li>
        ))}
      </ul>
      <p>{words.how.alsoAt(OTHER_AGENTS.join(', '))}</p>
    </details>
  );
}

/** What to pick in the bank's menu; the phone's bank first, since most who pay by code have one, agents second. */
export function HowToPay({ view, words }: Part) {
  const service = SERVICES[view.amount.currency];
  return (
    <section>
      <h2>{words.how.title}</h2>
      <dl className="pick">
        <div>
          <dt>{words.how.company}</dt>
          <dd>{COMPANY}</dd>
        </div>
        {service && (
          <div>
            <dt>{words.how.service}</dt>
            <dd lang="es">{service}</dd>
          </div>
        )}
      </dl>
      <PhoneBanks {...{ view, words }} />
      <Agents {...{ view, words }} />
    </section>
  );
}
