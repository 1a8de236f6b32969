import { useSubmit } from '@remix-run/react';
import {
  BlockStack,
  Button,
  Card,
  ChoiceList,
  InlineStack,
  Text,
  TextField,
} from '@shopify/polaris';
import { useState } from 'react';
import type { ExceptionScreen } from '../exception.presenter.server.ts';
import { Facts } from '../shell/facts.tsx';
import { When } from '../shell/when.tsx';
import { useWords } from '../words/words-context.tsx';
import type { ExceptionAnswer } from './exception-deeds.server.ts';

type Props = {
  readonly screen: ExceptionScreen;
  readonly answer: ExceptionAnswer | undefined;
  readonly busy: boolean;
};

/** The choices of an open exception, or what was decided about a closed one. */
export function Decision({ screen, answer, busy }: Props) {
  const say = useWords();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {say('exceptions.detail.decide')}
        </Text>
        {screen.closed === null ? (
          <Decide screen={screen} answer={answer} busy={busy} />
        ) : (
          <>
            <Decided closed={screen.closed} />
            {screen.reopens ? <Reopen answer={answer} busy={busy} /> : null}
          </>
        )}
      </BlockStack>
    </Card>
  );
}

function Decide({ screen, answer, busy }: Props) {
  const say = useWords();
  const submit = useSubmit();
  const [choice, setChoice] = useState<string>('');
  const [reason, setReason] = useState('');
  const refused = answer !== undefined && 'refused' in answer ? answer.refused : null;
  const close = () => submit({ intent: 'close', choice, reason }, { method: 'post' });
  return (
    <BlockStack gap="300">
      <Text as="p" tone="subdued">
        {say('exceptions.detail.decideHelp')}
      </Text>
      <Choose
        screen={screen}
        choice={choice}
        onChoose={setChoice}
        missing={refused === 'choice-missing'}
      />
      <TextField
        label={say('exceptions.detail.reason')}
        helpText={say('exceptions.detail.reasonHelp')}
        value={reason}
        onChange={setReason}
        multiline={3}
        maxLength={2000}
        requiredIndicator
        autoComplete="off"
        {...(refused === 'reason-missing' ? { error: say('shell.refused.reason-missing') } : {})}
      />
      <InlineStack>
        <Button variant="primary" onClick={close} loading={busy}>
          {say('exceptions.detail.close')}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

type ChooseProps = Pick<Props, 'screen'> & {
  readonly choice: string;
  readonly onChoose: (choice: string) => void;
  readonly missing: boolean;
};

function Choose({ screen, choice, onChoose, missing }: ChooseProps) {
  const say = useWords();
  return (
    <ChoiceList
      title={say('exceptions.detail.decide')}
      titleHidden
      choices={screen.choices.map(({ choice: value, effect }) => ({
        value,
        label: say(`exceptions.choices.${value}`),
        ...(effect === null ? {} : { helpText: say(`exceptions.effects.${effect}`) }),
      }))}
      selected={[choice]}
      onChange={([chosen]) => onChoose(chosen ?? '')}
      {...(missing ? { error: say('shell.refused.choice-missing') } : {})}
    />
  );
}

function Decided({ closed }: { closed: NonNullable<ExceptionScreen['closed']> }) {
  const say = useWords();
  return (
    <Facts
      items={[
        [
          say('exceptions.detail.decision'),
          closed.choice && say(`exceptions.choices.${closed.choice}`),
        ],
        [say('exceptions.detail.reason'), closed.reason],
        [
          say('exceptions.detail.closedBy'),
          <span key="by">
            {closed.by}
            {say('shell.comma')}
            <When at={closed.at} />
          </span>,
        ],
      ]}
    />
  );
}

/** A decision about lines of a report can be taken back, with a reason. */
function Reopen({ answer, busy }: Omit<Props, 'screen'>) {
  const say = useWords();
  const submit = useSubmit();
  const [reason, setReason] = useState('');
  const missing =
    answer !== undefined && 'refused' in answer && answer.refused === 'reason-missing';
  return (
    <>
      <TextField
        label={say('exceptions.detail.reopenReason')}
        helpText={say('exceptions.detail.reopenHelp')}
        value={reason}
        onChange={setReason}
        multiline={2}
        maxLength={2000}
        autoComplete="off"
        {...(missing ? { error: say('shell.refused.reason-missing') } : {})}
      />
      <InlineStack>
        <Button
          loading={busy}
          onClick={() => submit({ intent: 'reopen', reason }, { method: 'post' })}
        >
          {say('exceptions.detail.reopen')}
        </Button>
      </InlineStack>
    </>
  );
}
