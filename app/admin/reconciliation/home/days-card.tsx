import { BlockStack, Box, Button, Card, Collapsible, InlineStack, Text } from '@shopify/polaris';
import { useId, useState } from 'react';
import { useWords } from '../../words/words-context.tsx';
import type { DayBar } from './day-bars.ts';
import { DayChart, Swatch } from './day-chart.tsx';
import { OpeningLink } from './where-grid.tsx';

/** What was expected and what arrived, day by day: a picture, and the same as a table. */
export function DaysCard({ days }: { days: readonly DayBar[] }) {
  const say = useWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h3" variant="headingMd">
            {say('reconciliation.home.days.title')}
          </Text>
          <Text as="p" tone="subdued">
            {say('reconciliation.home.days.help')}
          </Text>
        </BlockStack>
        <DayChart days={days} />
        <Axis days={days} />
        <InlineStack gap="400" align="space-between" blockAlign="center">
          <InlineStack gap="400">
            {(['expected', 'arrived'] as const).map((what) => (
              <InlineStack key={what} gap="100" blockAlign="center">
                <Swatch what={what} />
                <Text as="span">{say(`reconciliation.home.days.${what}`)}</Text>
              </InlineStack>
            ))}
          </InlineStack>
          <Button
            variant="plain"
            ariaExpanded={open}
            ariaControls={id}
            onClick={() => setOpen(!open)}
          >
            {say(open ? 'reconciliation.home.days.hide' : 'reconciliation.home.days.table')}
          </Button>
        </InlineStack>
        <Collapsible id={id} open={open}>
          <DayTable days={days} />
        </Collapsible>
      </BlockStack>
    </Card>
  );
}

/** Where the picture begins, where today is in its middle, and where it ends. */
function Axis({ days }: { days: readonly DayBar[] }) {
  const [first, last] = [days[0], days.at(-1)];
  return (
    <InlineStack align="space-between" gap="200">
      {[first, days.find(({ today }) => today), last].map((day) =>
        day === undefined ? null : (
          <Text key={day.day} as="span" variant="bodySm" tone="subdued">
            {day.label}
          </Text>
        ),
      )}
    </InlineStack>
  );
}

const NUMERIC = { textAlign: 'end', fontVariantNumeric: 'tabular-nums' } as const;

function DayTable({ days }: { days: readonly DayBar[] }) {
  const say = useWords();
  const heading = (name: 'day' | 'expected' | 'arrived') => (
    <th scope="col" style={name === 'day' ? { textAlign: 'start' } : NUMERIC}>
      {say(`reconciliation.home.days.${name}`)}
    </th>
  );
  return (
    <Box maxWidth="30rem">
      <table style={{ width: '100%' }}>
        <thead>
          <tr>
            {heading('day')}
            {heading('expected')}
            {heading('arrived')}
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, label, expected, arrived }) => (
            <tr key={day}>
              <th scope="row" style={{ textAlign: 'start', fontWeight: 'inherit' }}>
                {label}
              </th>
              <td style={NUMERIC}>
                <OpeningLink
                  opening={expected}
                  about={`${label} ${say('reconciliation.home.days.expected')}`}
                />
              </td>
              <td style={NUMERIC}>
                {arrived === null ? (
                  say('shell.none')
                ) : (
                  <OpeningLink
                    opening={arrived}
                    about={`${label} ${say('reconciliation.home.days.arrived')}`}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  );
}
