import { Banner, BlockStack, Card, Page, Text } from '@shopify/polaris';
import { AnswerBanner } from '../../shell/answer-banner.tsx';
import { Facts } from '../../shell/facts.tsx';
import { useTo } from '../../shell/locale-links.ts';
import { When } from '../../shell/when.tsx';
import { useWords } from '../../words/words-context.tsx';
import type { RowScreen } from '../row.presenter.server.ts';
import { AsideCard } from './aside-card.tsx';
import { CellsForm } from './cells-form.tsx';
import type { RowAnswer } from './row-deeds.server.ts';

type Props = {
  readonly screen: RowScreen;
  readonly answer: RowAnswer | undefined;
  readonly busy: boolean;
};

/** A row that could not be read: what is wrong with it, its cells to be mended, or to be set aside. */
export function RowPage({ screen, answer, busy }: Props) {
  const say = useWords();
  const to = useTo();
  const { fileId, name, line, ended, row } = screen;
  const told =
    answer !== undefined && ('done' in answer || 'refused' in answer) ? answer : undefined;
  return (
    <Page
      title={say('reconciliation.rows.title', { line, name })}
      backAction={{ content: name, url: to(`/app/reconciliation/imports/${fileId}`) }}
      narrowWidth
    >
      <BlockStack gap="400">
        <AnswerBanner answer={told} done={(done) => say(`reconciliation.rows.done.${done}`)} />
        {answer !== undefined && 'cannot' in answer ? (
          <Banner tone="warning">{say(`reconciliation.rows.refused.${answer.cannot}`)}</Banner>
        ) : null}
        {ended === null ? <Wrong screen={screen} /> : <Ended ended={ended} />}
        {row === null ? (
          ended === null ? (
            <Text as="p">{say('reconciliation.rows.noCells')}</Text>
          ) : null
        ) : (
          <>
            <CellsForm row={row} answer={answer} busy={busy} />
            {ended === null ? <AsideCard busy={busy} /> : null}
          </>
        )}
      </BlockStack>
    </Page>
  );
}

function Wrong({ screen: { column, why } }: Pick<Props, 'screen'>) {
  const say = useWords();
  return (
    <Banner tone="warning" title={say('reconciliation.rows.why')}>
      <Text as="p">
        <span translate="no">{column}</span> · {why}
      </Text>
    </Banner>
  );
}

function Ended({ ended }: { readonly ended: NonNullable<RowScreen['ended']> }) {
  const say = useWords();
  const { how, reason, by, at } = ended;
  return (
    <Card>
      <BlockStack gap="200">
        {how === 'set-aside' ? (
          <Text as="p">
            {say('reconciliation.rows.asideBecause', { reason: '' })}
            <span translate="no">{reason}</span>
          </Text>
        ) : (
          <Text as="p">{say(`reconciliation.rows.ended.${how}`)}</Text>
        )}
        <Facts
          items={[
            [
              say('reconciliation.rows.by'),
              <>
                {by} · {at === null ? null : <When at={at} />}
              </>,
            ],
          ]}
        />
      </BlockStack>
    </Card>
  );
}
