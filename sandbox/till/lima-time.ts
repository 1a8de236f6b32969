// why: Peru keeps UTC-5 all year; PagoEfectivo writes seconds and that offset, never milliseconds.
const LIMA_OFFSET_MS = 5 * 60 * 60 * 1000;
const LIMA_TEXT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}-05:00$/;

/** An instant as `yyyy-MM-ddTHH:mm:ss-05:00`. */
export function limaText(at: Date): string {
  const shifted = new Date(at.getTime() - LIMA_OFFSET_MS);
  return `${shifted.toISOString().slice(0, 19)}-05:00`;
}

/** The instant behind `yyyy-MM-ddTHH:mm:ss-05:00`; null for any other form or an impossible date. */
export function limaInstant(text: string): Date | null {
  if (!LIMA_TEXT.test(text)) return null;
  const at = new Date(text);
  // A round trip refuses dates such as 31 February, which Date would silently move.
  return !Number.isNaN(at.getTime()) && limaText(at) === text ? at : null;
}

/** An instant as a person in Lima reads it: `14/12/2018 10:27`. */
export function limaForPeople(at: Date): string {
  const [date = '', time = ''] = limaText(at).split('T');
  return `${date.split('-').reverse().join('/')} ${time.slice(0, 5)}`;
}
