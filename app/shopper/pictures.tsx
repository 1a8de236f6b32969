import bwip from 'bwip-js/node';
import { create } from 'qrcode';

type Picture = { readonly text: string; readonly alt: string };

/** What a gateway gives is drawn only when it can be: a text that is too long or strange shall not break the page. */
const fitsQr = (text: string): boolean => text.length > 0 && Buffer.byteLength(text) <= 600;
const fitsBarcode = (text: string): boolean => /^[\x20-\x7e]{1,48}$/.test(text);

/** Dark modules of one row as runs: a path is a fraction of the size of squares. */
function rowRuns(row: ArrayLike<number>, y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x += 1;
    path += `M${start} ${y}h${x - start + 1}`;
  }
  return path;
}

/** A QR code as an inline picture. It holds `text` and nothing else: we never compose a payment QR ourselves. */
export function QrPicture({ text, alt }: Picture) {
  if (!fitsQr(text)) return null;
  const { size, data } = create(text, { errorCorrectionLevel: 'L' }).modules;
  const rows = Array.from({ length: size }, (_, y) =>
    rowRuns(data.subarray(y * size, (y + 1) * size), y),
  );
  return (
    <svg className="qr" role="img" aria-label={alt} viewBox={`-4 -4.5 ${size + 8} ${size + 8}`}>
      <path d={rows.join('')} stroke="#000" />
    </svg>
  );
}

/** A Code 128 barcode as an inline picture; bars and spaces alternate, beginning with a bar. */
export function BarcodePicture({ text, alt }: Picture) {
  if (!fitsBarcode(text)) return null;
  const [symbol] = bwip.raw({ bcid: 'code128', text });
  if (!symbol || !('sbs' in symbol)) return null;
  let x = 0;
  let path = '';
  for (const [index, width] of symbol.sbs.entries()) {
    if (index % 2 === 0) path += `M${x} 0h${width}v40h-${width}z`;
    x += width;
  }
  return (
    <svg
      className="bars"
      role="img"
      aria-label={alt}
      viewBox={`-10 -4 ${x + 20} 48`}
      preserveAspectRatio="none"
    >
      <path d={path} />
    </svg>
  );
}
