import type { Facts, MoneySaid, SaidOfMoney } from './facts.ts';
import { counted, type Saying, type Section, worded } from './section.ts';

/** What people gave up, and what they returned by another way than ours: a table of each that there was. */
export const moneySaidTables = ({ moneySaid }: Facts, saying: Saying): readonly Section[] =>
  moneySaid.map((said) => moneySaidTable(said, saying));

function moneySaidTable({ choice, minor, told, leftOut }: MoneySaid, saying: Saying): Section {
  const { voice, money } = saying;
  const { words } = voice;
  const lost = choice === 'written-off';
  return {
    title: lost ? words.lost : words.returned,
    help: lost ? words.lostHelp : words.returnedHelp,
    columns: [
      worded(words.matter, 2.4),
      worded(words.reference, 1.8),
      counted(words.amount, 1.4),
      worded(words.decision, 3.6),
    ],
    rows: told.map((row) => [
      voice.exception(row.kind),
      row.reference ?? '',
      money(row.minor),
      saidText(row, voice),
    ]),
    total: [words.total, '', money(minor), ''],
    after: leftOut === 0n ? null : `${words.leftOut} ${voice.count(leftOut)}`,
  };
}

function saidText(row: SaidOfMoney, voice: Saying['voice']): string {
  const said = [
    ...(row.isBack ? [voice.words.takenBack] : []),
    ...(row.reason === null ? [] : [voice.decision(row.reason)]),
    ...(row.transfer === null ? [] : [`${voice.day(row.onDay)} · ${row.transfer}`]),
  ];
  return [...said, `${voice.actor(row.by)} · ${voice.instant(new Date(row.at))}`].join('\n');
}
