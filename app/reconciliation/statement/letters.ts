/** Latin letters whose stroke is no mark of its own in Unicode. */
const WITHOUT_STROKE: Readonly<Record<string, string>> = {
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  Ħ: 'H',
  ħ: 'h',
  ı: 'i',
};

/** Printed for a letter of which nothing can be shown: the statement's other forms have it. */
const UNKNOWN = '?';

/**
 * A text in the letters that a font has. One that it lacks stands without its mark (`ś` as `s`) where that is a letter of the
 * font, and as `?` where it is not; what only joins or colours letters (in emoji) is left out. None vanishes without a sign.
 */
export function inLettersOf(has: (letter: string) => boolean, text: string): string {
  return Array.from(text.normalize('NFC'), (letter) => {
    if (has(letter)) return letter;
    if (/^[\p{Mn}\p{Cf}]$/u.test(letter)) return '';
    const [base = ''] = letter.normalize('NFD');
    const plain = WITHOUT_STROKE[letter] ?? base;
    return plain !== letter && has(plain) ? plain : UNKNOWN;
  }).join('');
}
