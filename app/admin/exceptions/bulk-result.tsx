import { Banner, BlockStack, Link, List, Text } from '@shopify/polaris';
import { useTo } from '../shell/locale-links.ts';
import { useWords } from '../words/words-context.tsx';
import type { BulkAnswer } from './bulk-deeds.server.ts';

/** How a deed about several ended, one by one: what was not done says why. */
export function BulkResult({ answer }: { answer: BulkAnswer }) {
  const say = useWords();
  const to = useTo();
  if ('refused' in answer)
    return <Banner tone="warning" title={say(`exceptions.bulk.refused.${answer.refused}`)} />;
  const done = answer.ends.filter(({ ended }) => ended === 'done').length;
  const counts = { done: `${done}`, all: `${answer.ends.length}` };
  return (
    <Banner
      tone={done === answer.ends.length ? 'success' : 'warning'}
      title={say(`exceptions.bulk.done.${answer.deed}`, counts)}
    >
      <BlockStack gap="100">
        <List>
          {answer.ends.map(({ id, name, ended }, place) => (
            <List.Item key={id}>
              <Link url={to(`/app/exceptions/${id}`)}>
                {name ?? say('exceptions.bulk.one', { place: `${place + 1}` })}
              </Link>
              <Text as="span">
                {say('shell.colon')}
                {ended === 'done' ? say('exceptions.bulk.ended') : say(`shell.refused.${ended}`)}
              </Text>
            </List.Item>
          ))}
        </List>
      </BlockStack>
    </Banner>
  );
}
