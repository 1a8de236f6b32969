import { useSubmit } from '@remix-run/react';
import { Banner, BlockStack, Box, Button, Card, InlineStack, Page, Text } from '@shopify/polaris';
import { useState } from 'react';
import { AnswerBanner } from '../../shell/answer-banner.tsx';
import { useTo } from '../../shell/locale-links.ts';
import { useWords } from '../../words/words-context.tsx';
import type { ColumnsScreen } from '../columns.presenter.server.ts';
import type { ColumnsAnswer } from './columns-deeds.server.ts';
import { ColumnsFields, type Draft } from './columns-fields.tsx';
import type { ColumnsForm } from './columns-form.ts';
import { KindFields } from './kind-fields.tsx';
import { PreviewCard } from './preview-card.tsx';

type Props = {
  readonly screen: ColumnsScreen;
  readonly answer: ColumnsAnswer | undefined;
  readonly busy: boolean;
};

/** What each column of an account's reports is: said once, tried on the file at hand, and set. */
export function ColumnsPage({ screen, answer, busy }: Props) {
  const say = useWords();
  const to = useTo();
  const { fileId, name, account } = screen;
  const ended = answer !== undefined && 'refused' in answer ? answer : undefined;
  return (
    <Page
      title={say('reconciliation.columns.title', { account })}
      backAction={{ content: name, url: to(`/app/reconciliation/imports/${fileId}`) }}
      narrowWidth
    >
      <BlockStack gap="400">
        <AnswerBanner answer={ended} done={() => ''} />
        <Box paddingInline={{ xs: '400', sm: '0' }}>
          <Text as="p">{say('reconciliation.columns.intro')}</Text>
        </Box>
        {screen.refusal === null ? (
          <MeaningForm key={fileId} screen={screen} answer={answer} busy={busy} />
        ) : (
          <Banner tone="warning" title={screen.refusal.why}>
            <Text as="p">{screen.refusal.advice}</Text>
          </Banner>
        )}
      </BlockStack>
    </Page>
  );
}

function MeaningForm({ screen, answer, busy }: Props) {
  const say = useWords();
  const submit = useSubmit();
  const [values, setValues] = useState<ColumnsForm>(screen.form);
  /** What was typed when the file was last looked at: only that may be set. */
  const [tried, setTried] = useState<ColumnsForm | null>(null);
  const send = (intent: 'try' | 'set') => () => {
    setTried(values);
    submit({ ...values, intent }, { method: 'post' });
  };
  const draft: Draft = {
    columns: screen.columns,
    values,
    wrong: answer !== undefined && 'refused' in answer ? (answer.fields ?? []) : [],
    change: (name, value) => setValues({ ...values, [name]: value }),
  };
  const seen = tried === values && answer !== undefined;
  return (
    <>
      <Card>
        <BlockStack gap="400">
          <ColumnsFields draft={draft} />
          <KindFields draft={draft} />
          <InlineStack>
            <Button onClick={send('try')} loading={busy}>
              {say('reconciliation.columns.look')}
            </Button>
          </InlineStack>
        </BlockStack>
      </Card>
      {seen && 'unreadable' in answer ? (
        <Banner tone="warning" title={answer.unreadable.why}>
          <Text as="p">{answer.unreadable.advice}</Text>
        </Banner>
      ) : null}
      {seen && 'preview' in answer ? (
        <PreviewCard preview={answer.preview} set={send('set')} busy={busy} />
      ) : null}
    </>
  );
}
