const FORM = /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:.]{2,}$/;

/** An e-mail address if it looks like one and is no longer than `longest`, else null: a wrong one is never mended. */
export function emailAddress(typed: string | null, longest: number): string | null {
  const text = (typed ?? '').trim();
  return text.length <= longest && FORM.test(text) ? text : null;
}
