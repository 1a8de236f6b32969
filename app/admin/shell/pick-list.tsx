import {
  BlockStack,
  Box,
  Button,
  ChoiceList,
  type IndexTableProps,
  IndexTableSelectionType,
  InlineStack,
} from '@shopify/polaris';
import { type ReactNode, useState } from 'react';

/** A line as it is chosen where there is no table. */
export type Pickable = { readonly id: string; readonly name: string; readonly details: string };

/** Choosing several lines, and what can be done about them together. */
export type Choosing = {
  readonly chosen: readonly string[];
  readonly all: boolean;
  readonly onChange: NonNullable<IndexTableProps['onSelectionChange']>;
  readonly actions: readonly { readonly content: string; readonly onAction: () => void }[];
  /** The same lines for a phone, where the table shows no boxes, and the words that begin and end choosing there. */
  readonly lines: readonly Pickable[];
  readonly words: { readonly begin: string; readonly end: string };
};

type Props = { readonly choosing: Choosing; readonly list: ReactNode };

/** On a phone the list opens its lines; choosing several is a list of boxes in its place. */
export function PickList({ choosing, list }: Props) {
  const [picking, setPicking] = useState(false);
  const { words, lines } = choosing;
  if (lines.length === 0) return list;
  return (
    <>
      <Box padding="300" paddingBlockStart="0">
        <Button onClick={() => setPicking(!picking)} pressed={picking}>
          {picking ? words.end : words.begin}
        </Button>
      </Box>
      {picking ? <Boxes choosing={choosing} /> : list}
    </>
  );
}

function Boxes({ choosing: { chosen, lines, actions, onChange, words } }: Pick<Props, 'choosing'>) {
  const change = (now: readonly string[]) => {
    for (const { id } of lines)
      if (now.includes(id) !== chosen.includes(id))
        onChange(IndexTableSelectionType.Single, now.includes(id), id);
  };
  return (
    <Box padding="300" paddingBlockStart="0">
      <BlockStack gap="400">
        <ChoiceList
          allowMultiple
          title={words.begin}
          titleHidden
          choices={lines.map(({ id, name, details }) => ({
            label: name,
            helpText: details,
            value: id,
          }))}
          selected={[...chosen]}
          onChange={change}
        />
        <InlineStack gap="200">
          {actions.map(({ content, onAction }) => (
            <Button key={content} onClick={onAction} disabled={chosen.length === 0}>
              {content}
            </Button>
          ))}
        </InlineStack>
      </BlockStack>
    </Box>
  );
}
