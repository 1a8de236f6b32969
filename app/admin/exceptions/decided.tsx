import { useSubmit } from '@remix-run/react';
import { Button, InlineStack, TextField } from '@shopify/polaris';
import { useState } from 'react';
import type { ExceptionScreen } from '../exception.presenter.server.ts';
import { Facts } from '../shell/facts.tsx';
import { When } from '../shell/when.tsx';
import { useWords } from '../words/words-context.tsx';
import type { ExceptionAnswer } from './exception-deeds.server.ts';

/** What was decided about a closed exception, why, and by whom. */
export function Decided({ closed }: { closed: NonNullable<ExceptionScreen['closed']> }) {
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

type ReopenProps = { readonly answer: ExceptionAnswer | undefined; readonly busy: boolean };

/** A decision about money in the books can be taken back, with a reason. */
export function Reopen({ answer, busy }: ReopenProps) {
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
