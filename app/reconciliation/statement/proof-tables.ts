import { type Decision, differenceOf, type Facts } from './facts.ts';
import { counted, type Saying, type Section, worded } from './section.ts';

/** By which standing the lines of the month are proved. */
export function standingTable({ standings }: Facts, { voice, money }: Saying): Section {
  const { words } = voice;
  return {
    title: words.standings,
    help: null,
    columns: [worded(words.standing, 3), counted(words.lines, 1), counted(words.net, 1.4)],
    rows: standings.map(({ standing, lines, net }) => [
      voice.standing(standing),
      voice.count(lines),
      money(net),
    ]),
    total: null,
    after: null,
  };
}

/** What a person had to decide, and what it was. */
export function decisionTable(
  { decisions, decisionsLeftOut }: Facts,
  { voice, money }: Saying,
): Section {
  const { words } = voice;
  return {
    title: words.decisions,
    help: words.decisionsHelp,
    columns: [
      worded(words.month, 1.4),
      worded(words.matter, 2),
      worded(words.reference, 1.5),
      counted(words.net, 1.3),
      worded(words.decision, 3),
    ],
    rows: decisions.map((decision) => [
      voice.month(decision.ofMonth),
      voice.exception(decision.kind),
      decision.reference ?? '',
      money(decision.net),
      decidedText(decision, voice),
    ]),
    total: null,
    after: decisionsLeftOut === 0n ? null : `${words.leftOut} ${voice.count(decisionsLeftOut)}`,
  };
}

function decidedText({ how, at, by, reason }: Decision, voice: Saying['voice']): string {
  const { words } = voice;
  if (how === 'open') return words.open;
  const who = by === null ? null : voice.actor(by);
  const when = at === null ? null : voice.instant(new Date(at));
  const done = [
    ...(how === 'by-hand' ? [words.byHand] : []),
    ...(reason === null ? [] : [voice.decision(reason)]),
  ];
  return [...done, [who, when].filter((part) => part !== null).join(' · ')].join('\n');
}

/** What the reports told against what stands somewhere; the difference is nothing. */
export function proofTable(facts: Facts, { voice, money }: Saying): Section {
  const { words } = voice;
  const { toldLines, toldNet, standsLines, standsNet } = facts.proof;
  const difference = differenceOf(facts);
  return {
    title: words.proof,
    help: words.proofHelp,
    columns: [worded(words.concept, 3), counted(words.lines, 1), counted(words.net, 1.4)],
    rows: [
      [words.told, voice.count(toldLines), money(toldNet)],
      [words.stands, voice.count(standsLines), money(standsNet)],
    ],
    total: [words.difference, voice.count(toldLines - standsLines), money(difference)],
    after: difference === 0n && toldLines === standsLines ? words.zero : words.notZero,
  };
}

/** The reports that brought the lines of the month, each by its own digest. */
export function fileTable({ files }: Facts, { voice, money }: Saying): Section {
  const { words } = voice;
  return {
    title: words.files,
    help: words.filesHelp,
    columns: [worded(words.file, 6), counted(words.linesHere, 0.9), counted(words.netHere, 1.4)],
    rows: files.map(({ name, sha256, lines, net }) => [
      `${name}\nSHA-256 ${sha256}`,
      voice.count(lines),
      money(net),
    ]),
    total: null,
    after: null,
  };
}
