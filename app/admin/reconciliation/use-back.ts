import { useTo } from '../shell/locale-links.ts';
import { useWords } from '../words/words-context.tsx';

const PLACES = {
  home: ['/app/reconciliation', 'reconciliation.title'],
  lines: ['/app/reconciliation/lines', 'reconciliation.lines.title'],
  imports: ['/app/reconciliation/imports', 'reconciliation.imports.title'],
  payouts: ['/app/reconciliation/payouts', 'reconciliation.payouts.title'],
  periods: ['/app/reconciliation/periods', 'reconciliation.periods.title'],
} as const;

/** The way back from a screen of reconciliation to the one above it. */
export function useBack(place: keyof typeof PLACES = 'home') {
  const say = useWords();
  const to = useTo();
  const [path, title] = PLACES[place];
  return { content: say(title), url: to(path) };
}
