import { Badge, type BadgeProps } from '@shopify/polaris';
import { useWords } from '../words/words-context.tsx';
import type { Standing } from './vocabulary.ts';

const LOOKS: Readonly<Record<Standing, Pick<BadgeProps, 'tone' | 'progress'>>> = {
  matched: { tone: 'success', progress: 'complete' },
  exception: { tone: 'warning', progress: 'partiallyComplete' },
  decided: { tone: 'info', progress: 'complete' },
  informs: {},
};

/** Where a line stands, in a word; the colour only repeats it. */
export function StandingBadge({ standing }: { standing: Standing }) {
  const say = useWords();
  return <Badge {...LOOKS[standing]}>{say(`reconciliation.standings.${standing}`)}</Badge>;
}
