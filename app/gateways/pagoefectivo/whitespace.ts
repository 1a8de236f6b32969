const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const BLANKS: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);

/**
 * JSON's bytes without the white space between its signs. What stands inside quotes stays: blanks taken out of a
 * string would let one signature vouch for two different texts.
 */
export function withoutIndentation(json: Uint8Array): Uint8Array {
  const kept = new Uint8Array(json.length);
  let length = 0;
  let inString = false;
  let escaped = false;
  for (const byte of json) {
    if (!inString && BLANKS.has(byte)) continue;
    kept[length++] = byte;
    if (byte === QUOTE && !escaped) inString = !inString;
    escaped = inString && byte === BACKSLASH && !escaped;
  }
  return kept.subarray(0, length);
}
