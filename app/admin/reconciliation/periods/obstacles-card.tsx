import { Banner, BlockStack, Link, List, Text } from '@shopify/polaris';
import { useTo } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import type { Obstacle } from '../period.presenter.server.ts';

/** What stands in the way of closing, each with the way to its rows. */
export function ObstaclesCard({ obstacles }: { obstacles: readonly Obstacle[] }) {
  const say = useWords();
  const to = useTo();
  return (
    <Banner tone="warning" title={say('reconciliation.periods.obstacles.title')}>
      <BlockStack gap="200">
        <Text as="p">{say('reconciliation.periods.obstacles.help')}</Text>
        <List>
          {obstacles.map((obstacle) => (
            <List.Item key={obstacle.to}>
              <Link url={to(obstacle.to)}>
                <ObstacleText obstacle={obstacle} />
              </Link>
            </List.Item>
          ))}
        </List>
      </BlockStack>
    </Banner>
  );
}

function ObstacleText({ obstacle: { why, name, count, amount } }: { obstacle: Obstacle }) {
  const say = useWords();
  switch (why) {
    case 'exceptions':
      return say('reconciliation.periods.obstacles.exceptions', { count, amount });
    case 'overdue':
      return say('reconciliation.periods.obstacles.overdue', { count, amount });
    case 'payouts':
      return say('reconciliation.periods.obstacles.payouts', { count });
    case 'fees':
      return say('reconciliation.periods.obstacles.fees', { count });
    case 'rows-not-read':
      return say('reconciliation.periods.obstacles.rows-not-read', { count, name });
    case 'residual':
      return say('reconciliation.periods.obstacles.residual', { amount });
  }
}
