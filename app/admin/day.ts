/** A day that exists, as `2026-11-25`; null for anything else. */
export function dayOf(text: string | null): string | null {
  if (text === null || !/^20\d{2}-\d{2}-\d{2}$/.test(text)) return null;
  const date = new Date(`${text}T00:00:00Z`);
  // A day that does not exist has no time, or is another day.
  return date.getTime() > 0 && date.toISOString().startsWith(text) ? text : null;
}
