import { moneyForPeople } from '#app/kernel/money.ts';
import type { Reader } from './reader.ts';

/** `S/ 1,234.50`: Peru, English and Chinese group and point alike. */
export const moneyText = (minor: bigint, currency: string): string =>
  moneyForPeople({ minor, currency });

/** A movement: what goes out has a true minus before the sign of its currency, `−S/ 12.00`. */
export const movementText = (minor: bigint, currency: string): string =>
  minor < 0n ? `\u2212${moneyText(-minor, currency)}` : moneyText(minor, currency);

const LIMA = 'America/Lima';

const SHAPES = {
  es: { day: '2-digit', month: '2-digit', year: 'numeric', hour: 'numeric', minute: '2-digit' },
  en: { day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit' },
  zh: {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
} as const satisfies Record<Reader['lang'], Intl.DateTimeFormatOptions>;

/** Making one costs far more than using it, and a list formats three for each row. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor({ lang, tag }: Reader, timeZone: string): Intl.DateTimeFormat {
  const key = `${tag} ${timeZone}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(tag, { ...SHAPES[lang], timeZone });
  formats.set(key, known);
  return known;
}

/** `25/11/2026, 2:30 p. m.` in Lima, without the zone: for columns whose heading names it. */
export const limaText = (at: Date, reader: Reader): string => formatFor(reader, LIMA).format(at);

const DAYS = {
  es: { day: '2-digit', month: '2-digit', year: 'numeric' },
  en: { day: 'numeric', month: 'short', year: 'numeric' },
  zh: { day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Record<Reader['lang'], Intl.DateTimeFormatOptions>;

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** A business day, kept as `2026-11-25`, for people: `25/11/2026`. */
export function dayText(day: string, { lang, tag }: Reader): string {
  const format =
    dayFormats.get(tag) ?? new Intl.DateTimeFormat(tag, { ...DAYS[lang], timeZone: 'UTC' });
  dayFormats.set(tag, format);
  return format.format(new Date(`${day}T00:00:00Z`));
}

const ZONE: Readonly<Record<Reader['lang'], (text: string) => string>> = {
  es: (text) => `${text} (hora de Perú)`,
  en: (text) => `${text} (Peru time)`,
  zh: (text) => `秘鲁时间 ${text}`,
};

/** One instant as it is shown: in Lima with the zone, beside it in Beijing for who reads Chinese, and for the browser's own zone. */
export type InstantText = {
  readonly lima: string;
  readonly beijing: string | null;
  readonly iso: string;
};

export const instantText = (at: Date, reader: Reader): InstantText => ({
  lima: ZONE[reader.lang](limaText(at, reader)),
  beijing:
    reader.lang === 'zh' ? `北京时间 ${formatFor(reader, 'Asia/Shanghai').format(at)}` : null,
  iso: at.toISOString(),
});

/** The same in one line, for use inside a sentence. */
export function instantLine(at: Date, reader: Reader): string {
  const { lima, beijing } = instantText(at, reader);
  return beijing === null ? lima : `${lima}（${beijing}）`;
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** `hace 3 horas`; the largest whole unit, and `this minute` below one. */
export function agoText(at: Date, now: Date, reader: Reader): string {
  const relative = new Intl.RelativeTimeFormat(reader.tag, { numeric: 'auto' });
  const elapsed = at.getTime() - now.getTime();
  for (const [unit, size] of UNITS) {
    const whole = Math.trunc(elapsed / size);
    if (whole !== 0) return relative.format(whole, unit);
  }
  return relative.format(0, 'minute');
}

/** A count for people: `1,234`. */
export const countText = (count: bigint | number, reader: Reader): string =>
  new Intl.NumberFormat(reader.tag).format(count);
