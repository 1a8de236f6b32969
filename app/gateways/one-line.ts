/** Text on one line, at most `length` UTF-16 units long, never cut inside a character. */
export function shortened(text: string, length: number): string {
  let kept = '';
  for (const character of text.replace(/[\s\p{C}]+/gu, ' ').trim()) {
    if (kept.length + character.length > length) break;
    kept += character;
  }
  return kept.trim();
}
