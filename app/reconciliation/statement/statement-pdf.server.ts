import { closePaper, MARGIN, openPaper, type Paper } from './paper.server.ts';
import { drawSection } from './paper-table.server.ts';
import { type SaidStatement, sayStatement } from './say-statement.ts';
import type { Saying } from './section.ts';
import type { Statement } from './statement.ts';

/** A statement on paper, in the reader's language. */
export function statementPdf(statement: Statement, saying: Saying): Promise<Buffer> {
  const { words, tag, month } = saying.voice;
  const said = sayStatement(statement, saying);
  const named = `${said.title} · ${month(statement.month)}`;
  const paper = openPaper({ title: named, tag, at: statement.state.at });
  drawHead(paper, said);
  for (const section of said.sections) drawSection(paper, section, words.none);
  const { shop, account, currency } = statement;
  const text = [shop, account, currency, month(statement.month)].join(' · ');
  return closePaper(paper, { text, page: words.page });
}

/** Whose statement it is, of when, and whether it can still change. */
function drawHead(paper: Paper, { title, about, warning }: SaidStatement): void {
  const { doc, width, printable } = paper;
  doc.font('strong').fontSize(18).fillColor('#202223');
  doc.text(printable(title), MARGIN, MARGIN, { width });
  doc.y += 6;
  const half = Math.ceil(about.length / 2);
  const top = doc.y;
  const column = (facts: SaidStatement['about'], x: number): number => {
    doc.y = top;
    for (const [label, value] of facts) {
      const room = { width: width / 2 - 12 };
      doc.font('plain').fontSize(7.5).fillColor('#616161');
      doc.text(printable(label), x, doc.y, room);
      doc.font('plain').fontSize(10).fillColor('#202223');
      doc.text(printable(value), x, doc.y, room);
      doc.y += 3;
    }
    return doc.y;
  };
  const ends = [
    column(about.slice(0, half), MARGIN),
    column(about.slice(half), MARGIN + width / 2),
  ];
  doc.y = Math.max(...ends);
  if (warning !== null) drawWarning(paper, warning);
}

function drawWarning({ doc, width, printable }: Paper, warning: string): void {
  const y = doc.y + 4;
  const room = { width: width - 20 };
  doc.font('strong').fontSize(9);
  const height = doc.heightOfString(printable(warning), room) + 12;
  doc.roundedRect(MARGIN, y, width, height, 4).fillColor('#fff1cc').fill();
  doc.fillColor('#4f4700').text(printable(warning), MARGIN + 10, y + 6, room);
  doc.y = y + height;
}
