import { useSubmit } from '@remix-run/react';
import { BlockStack, Button, Card, ChoiceList, InlineStack, Text } from '@shopify/polaris';
import { useState } from 'react';
import type { ExceptionScreen } from '../exception.presenter.server.ts';
import { ReasonField } from '../shell/reason-field.tsx';
import { useWords } from '../words/words-context.tsx';
import { Decided, Reopen } from './decided.tsx';
import type { ExceptionAnswer } from './exception-deeds.server.ts';
import { ReturnedFields, type ReturnedValues } from './returned-fields.tsx';

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
  const [returned, setReturned] = useState<ReturnedValues>({
    amount: '',
    on: screen.returns.today,
    reference: '',
  });
  const refused = answer !== undefined && 'refused' in answer ? answer : null;
  const close = () => submit({ intent: 'close', choice, reason, ...returned }, { method: 'post' });
  return (
    <BlockStack gap="300">
      <Text as="p" tone="subdued">
        {say('exceptions.detail.decideHelp')}
      </Text>
      <Choose
        screen={screen}
        choice={choice}
        onChoose={setChoice}
        missing={refused?.refused === 'choice-missing'}
      />
      {choice === 'returned-money' ? (
        <ReturnedFields
          currency={screen.returns.currency}
          values={returned}
          wrong={refused?.fields ?? []}
          onChange={setReturned}
        />
      ) : null}
      <ReasonField
        value={reason}
        onChange={setReason}
        lines={3}
        isMissing={refused?.refused === 'reason-missing'}
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
        ...(value === 'written-off' && screen.lost !== null
          ? { helpText: say('exceptions.detail.lost', { amount: screen.lost }) }
          : {}),
      }))}
      selected={[choice]}
      onChange={([chosen]) => onChoose(chosen ?? '')}
      {...(missing ? { error: say('shell.refused.choice-missing') } : {})}
    />
  );
}
