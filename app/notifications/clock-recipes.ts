import type { RawNotification } from '#app/gateways/gateway.ts';

/** A time that stands alone: Unix seconds or milliseconds, or an instant in UTC. */
const TIME =
  /(?<![\w.])(\d{10}|\d{13}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]00:?00))(?![\w.])/;

function otherwise(time: string): readonly string[] {
  if (/^\d{10}$/.test(time)) return [`${time}000`];
  if (/^\d{13}$/.test(time)) return [time.slice(0, 10)];
  const [, seconds = '', fraction = ''] = /^(.{19})(\.\d+)?/.exec(time) ?? [];
  return ['', '.000', fraction].flatMap((tail) => [
    `${seconds}${tail}Z`,
    `${seconds}${tail}+00:00`,
  ]);
}

/** The delivery with the time in one of its headers as other programs write the same moment. */
export function clockRecipes({ headers, ...raw }: RawNotification): readonly RawNotification[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    const [time = ''] = (typeof value === 'string' && TIME.exec(value)) || [];
    if (time === '') return [];
    return otherwise(time)
      .filter((written) => written !== time)
      .map((written) => ({
        ...raw,
        headers: { ...headers, [name]: `${value}`.replace(time, written) },
      }));
  });
}
