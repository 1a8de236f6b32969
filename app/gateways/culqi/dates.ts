/** Reads Culqi's dates: seconds of the Unix epoch, or milliseconds, which its own examples mix. Null is what is neither. */
export function instantOf(text: string | null | undefined): Date | null {
  if (!/^[1-9]\d{9}(\d{3})?$/.test(text ?? '')) return null;
  const digits = parseInt(text ?? '', 10);
  return new Date(text?.length === 10 ? digits * 1_000 : digits);
}

/** A deadline as Culqi takes it: whole seconds of the Unix epoch. */
export const epochText = (instant: Date): string => `${Math.floor(instant.getTime() / 1_000)}`;
