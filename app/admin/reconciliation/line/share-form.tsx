import { useSubmit } from '@remix-run/react';
import { BlockStack, Button, InlineStack, Text } from '@shopify/polaris';
import { useState } from 'react';
import { moneyForPeople, parseMoney } from '#app/kernel/money.ts';
import { ReasonField } from '../../shell/reason-field.tsx';
import { useWords } from '../../words/words-context.tsx';
import type { SharePart, ShareScreen } from '../line.presenter.server.ts';
import type { RefusedDeed } from './line-deeds.server.ts';
import { SharePartFields } from './share-part-fields.tsx';
import { EMPTY_ROW, leftOf, MOST_ROWS, type ShareRow } from './share-rows.ts';

type Props = {
  readonly share: ShareScreen;
  readonly refused: RefusedDeed | null;
  readonly busy: boolean;
};

/** One line that pays for several: which, and how much of it each gets, until nothing is left. */
export function ShareForm({ share, refused, busy }: Props) {
  const say = useWords();
  const submit = useSubmit();
  const [rows, setRows] = useState<readonly ShareRow[]>([EMPTY_ROW, EMPTY_ROW]);
  const [reason, setReason] = useState('');
  const send = () =>
    submit({ intent: 'share', shares: JSON.stringify(rows), reason }, { method: 'post' });
  return (
    <>
      <Sets sets={share.sets} pick={(set) => setRows(set.map(rowOf))} />
      {rows.map((row, place) => (
        <SharePartFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a part has no name but its place
          key={place}
          place={place}
          row={row}
          name={nameIn(share, row.receipt)}
          currency={share.currency}
          wrong={refused?.fields ?? []}
          onChange={(changed) => setRows(rows.map((other, at) => (at === place ? changed : other)))}
          onRemove={rows.length > 2 ? () => setRows(rows.filter((_, at) => at !== place)) : null}
        />
      ))}
      <InlineStack gap="300" blockAlign="center">
        <Button
          variant="plain"
          disabled={rows.length >= MOST_ROWS}
          onClick={() => setRows([...rows, EMPTY_ROW])}
        >
          {say('reconciliation.line.match.more')}
        </Button>
        <Left share={share} rows={rows} />
      </InlineStack>
      <ReasonField
        value={reason}
        onChange={setReason}
        lines={2}
        isMissing={refused?.refused === 'reason-missing'}
      />
      <InlineStack>
        <Button onClick={send} loading={busy}>
          {say('reconciliation.line.match.share')}
        </Button>
      </InlineStack>
    </>
  );
}

const rowOf = ({ receipt, amount }: SharePart): ShareRow => ({
  receipt: receipt.id,
  named: '',
  amount,
});

const nameIn = ({ sets }: ShareScreen, receiptId: string): string | null =>
  sets.flat().find(({ receipt }) => receipt.id === receiptId)?.receipt.name ?? null;

/** How much is still to be shared out, read out as it changes. */
function Left({ share, rows }: { share: ShareScreen; rows: readonly ShareRow[] }) {
  const say = useWords();
  const told = parseMoney(share.told, share.currency);
  if (!told.ok) return null;
  const left = leftOf(told.value, rows);
  const amount = moneyForPeople({ ...left, minor: left.minor < 0n ? -left.minor : left.minor });
  const word = left.minor === 0n ? 'none' : left.minor > 0n ? 'some' : 'tooMuch';
  return (
    <div role="status">
      <Text as="span" tone={left.minor === 0n ? 'success' : 'subdued'} numeric>
        {say(`reconciliation.line.match.left.${word}`, { amount })}
      </Text>
    </div>
  );
}

type SetsProps = {
  readonly sets: ShareScreen['sets'];
  readonly pick: (set: readonly SharePart[]) => void;
};

/** Moneys of those days that add up to the line: an equal sum proves nothing, so a person picks. */
function Sets({ sets, pick }: SetsProps) {
  const say = useWords();
  if (sets.length === 0) return null;
  return (
    <BlockStack gap="200">
      <Text as="p" tone="subdued">
        {say('reconciliation.line.match.sets')}
      </Text>
      {sets.map((set) => (
        <BlockStack key={set.map(({ receipt }) => receipt.id).join()} gap="050">
          {set.map(({ receipt }) => (
            <Text as="span" key={receipt.id} breakWord>
              {receipt.name}
            </Text>
          ))}
          <InlineStack>
            <Button variant="plain" onClick={() => pick(set)}>
              {say('reconciliation.line.match.useSet')}
            </Button>
          </InlineStack>
        </BlockStack>
      ))}
    </BlockStack>
  );
}
