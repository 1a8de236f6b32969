import { MARGIN, type Paper } from './paper.server.ts';
import type { Section, SectionColumn } from './section.ts';

const SIZE = 8.5;
const GAP = 8;
const PAD = 3;
const INK = '#202223';
const GREY = '#616161';

type Box = { readonly x: number; readonly width: number; readonly end: boolean };
type Row = { readonly cells: readonly string[]; readonly strong: boolean };

/** Where each column stands, by its share of the width. */
function boxesOf(columns: readonly SectionColumn[], width: number): readonly Box[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const room = width - GAP * (columns.length - 1);
  let x = MARGIN;
  return columns.map(({ share, end }) => {
    const box = { x, width: (room * share) / shares, end };
    x += box.width + GAP;
    return box;
  });
}

const fontOf = ({ doc }: Paper, strong: boolean) =>
  doc.font(strong ? 'strong' : 'plain').fontSize(SIZE);

function heightOf(paper: Paper, boxes: readonly Box[], { cells, strong }: Row): number {
  fontOf(paper, strong);
  const heights = boxes.map(({ width }, place) =>
    paper.doc.heightOfString(paper.printable(cells[place] ?? ''), { width }),
  );
  return Math.max(...heights) + 2 * PAD;
}

function rule({ doc, width }: Paper, y: number, colour: string): void {
  doc
    .moveTo(MARGIN, y)
    .lineTo(MARGIN + width, y)
    .lineWidth(0.5)
    .strokeColor(colour)
    .stroke();
}

function drawRow(paper: Paper, boxes: readonly Box[], row: Row): void {
  const { doc, printable } = paper;
  const { y } = doc;
  const height = heightOf(paper, boxes, row);
  for (const [place, { x, width, end }] of boxes.entries()) {
    const align = end ? 'right' : 'left';
    doc.fillColor(INK).text(printable(row.cells[place] ?? ''), x, y + PAD, { width, align });
  }
  doc.x = MARGIN;
  doc.y = y + height;
}

/** Draws a table below what stands; on each new page its headings stand again. */
export function drawSection(paper: Paper, section: Section, none: string): void {
  const { doc, width, bottom, printable } = paper;
  const boxes = boxesOf(section.columns, width);
  const head = { cells: section.columns.map(({ label }) => label), strong: true };
  const rows: readonly Row[] = [
    ...section.rows.map((cells) => ({ cells, strong: false })),
    ...(section.total === null ? [] : [{ cells: section.total, strong: true }]),
  ];
  // A title never stands alone at the foot of a page.
  if (doc.y + 70 + heightOf(paper, boxes, head) > bottom) doc.addPage();
  else doc.y += 16;
  drawTitle(paper, section);
  if (rows.length === 0) {
    drawNone(paper, none);
    return;
  }
  const headings = () => {
    drawRow(paper, boxes, head);
    rule(paper, doc.y, GREY);
  };
  headings();
  for (const [place, row] of rows.entries()) {
    // The sum stays with the row above it.
    const next = rows[place + 1];
    const sum = next?.strong ? heightOf(paper, boxes, next) : 0;
    if (doc.y + heightOf(paper, boxes, row) + sum > bottom) {
      doc.addPage();
      headings();
    }
    if (row.strong) rule(paper, doc.y, GREY);
    drawRow(paper, boxes, row);
    if (!row.strong) rule(paper, doc.y, '#e3e3e3');
  }
  if (section.after !== null) {
    doc.font('strong').fontSize(SIZE).fillColor(INK);
    doc.text(printable(section.after), MARGIN, doc.y + 4, { width });
  }
}

function drawNone({ doc, printable }: Paper, none: string): void {
  doc.font('plain').fontSize(SIZE).fillColor(GREY);
  doc.text(printable(none), MARGIN, doc.y + 2);
}

function drawTitle({ doc, width, printable }: Paper, { title, help }: Section): void {
  doc.font('strong').fontSize(11.5).fillColor(INK);
  doc.text(printable(title), MARGIN, doc.y, { width });
  if (help !== null) {
    doc.font('plain').fontSize(8).fillColor(GREY);
    doc.text(printable(help), MARGIN, doc.y + 1, { width });
  }
  doc.y += 3;
}
