const INSTANT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?)(Z|[+-]\d\d:?\d\d)$/;

/**
 * Reads `2019-01-03T01:59:00.000+0000`, as dLocal's examples write it, and the same with a colon or `Z`. Null is what is no
 * instant or names no offset.
 */
export function instantOf(text: string | null | undefined): Date | null {
  const [, local, offset] = INSTANT.exec(text ?? '') ?? [];
  if (!local || !offset) return null;
  const instant = new Date(`${local}${offset.replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2')}`);
  return instant.getTime() > 0 ? instant : null;
}
