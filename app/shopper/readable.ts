/**
 * Splits a code into groups of three or four, the longer ones last: a cashier who reads one wrong digit costs weeks.
 * Joined again, the groups are the code itself.
 */
export function codeGroups(code: string): readonly string[] {
  const count = Math.max(1, Math.ceil(code.length / 4));
  const edge = (index: number) => Math.floor((index * code.length) / count);
  return Array.from({ length: count }, (_, index) => code.slice(edge(index), edge(index + 1)));
}

/** The code with a blank between all characters, so that a screen reader says it digit by digit. */
export const spokenCode = (code: string): string => [...code].join(' ');

const INTL_LOCALE = { es: 'es-PE', en: 'en-GB' } as const;

/** `viernes 27 de noviembre de 2026, 2:30 p. m.`: an instant in Lima, with a year of four digits; the time stays on one line. */
export function limaMoment(instant: Date, locale: 'es' | 'en'): string {
  const format = new Intl.DateTimeFormat(INTL_LOCALE[locale], {
    timeZone: 'America/Lima',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    hour12: true,
  });
  const text = format
    .format(instant)
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/ ([ap])(\. )?m(\.?)$/, (time) => time.replaceAll(' ', '\u00a0'));
  // The comma after the weekday reads as a stop within "antes del viernes, 27 de …".
  return locale === 'es' ? text.replace(',', '') : text;
}

/** The address when it is one of the web's, else null: a link is never a script. */
export function webAddress(address: string): string | null {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) ? address : null;
}
