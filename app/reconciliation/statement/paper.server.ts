import PDFDocument from 'pdfkit';
import { fontFile } from './font-file.server.ts';
import { inLettersOf } from './letters.ts';

export const MARGIN = 42;
const FOOT = 30;

/** What is said of the document itself; `at` makes the same statement the same bytes. */
export type PaperHead = {
  readonly title: string;
  readonly tag: string;
  readonly at: Date;
};

/** A document of A4 pages whose letters are its own: Latin and Chinese, of one family, as few as are used. */
export type Paper = {
  readonly doc: PDFKit.PDFDocument;
  readonly width: number;
  /** Below this begins the next page. */
  readonly bottom: number;
  /** The same text in letters that the family has: see `inLettersOf`. */
  readonly printable: (text: string) => string;
};

/** The letters that a font has; the library tells it, and its types do not. */
type WithFont = {
  readonly _font?: { readonly font?: { hasGlyphForCodePoint(point: number): boolean } };
};

/** Opens a document; its pages are kept until it ends, so that each can be numbered. */
export function openPaper({ title, tag, at }: PaperHead): Paper {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOT },
    bufferPages: true,
    lang: tag,
    displayTitle: true,
    info: { Title: title, Creator: 'Codigo', Producer: 'Codigo', CreationDate: at, ModDate: at },
  });
  doc.registerFont('plain', fontFile(400)).registerFont('strong', fontFile(600));
  doc.font('plain');
  const { font } = (doc as PDFKit.PDFDocument & WithFont)._font ?? {};
  const known = new Map<string, boolean>();
  const has = (letter: string): boolean => {
    const before = known.get(letter);
    if (before !== undefined) return before;
    const is = letter === '\n' || (font?.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0) ?? true);
    known.set(letter, is);
    return is;
  };
  return {
    doc,
    width: doc.page.width - 2 * MARGIN,
    bottom: doc.page.height - MARGIN - FOOT,
    printable: (text) => inLettersOf(has, text),
  };
}

/** Numbers the pages, ends the document and answers its bytes. */
export async function closePaper(
  { doc, width, printable }: Paper,
  foot: { readonly text: string; readonly page: string },
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    // Below the margin the library would begin another page.
    doc.page.margins.bottom = 0;
    const y = doc.page.height - MARGIN - 10;
    doc.font('plain').fontSize(7.5).fillColor('#616161');
    doc.text(printable(foot.text), MARGIN, y, { width: width * 0.75, lineBreak: false });
    const place = `${foot.page} ${page - start + 1} / ${count}`;
    doc.text(place, MARGIN, y, { width, align: 'right', lineBreak: false });
  }
  doc.end();
  for await (const piece of doc) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
