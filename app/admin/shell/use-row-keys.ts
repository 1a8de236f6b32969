import { type RefObject, useEffect, useRef } from 'react';

const STEPS: Readonly<Record<string, number>> = { j: 1, k: -1 };

/**
 * `j` and `k` go to the next and the previous row's link; Enter opens it, as on any link. They work only while the focus is
 * in the list itself (WCAG 2.1.4), and never where somebody types.
 */
export function useRowKeys(): RefObject<HTMLDivElement> {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const inside = list.current;
    if (inside === null) return;
    const onKey = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      const typing =
        event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (step === undefined || typing || event.metaKey || event.ctrlKey || event.altKey) return;
      const links = [...inside.querySelectorAll<HTMLElement>('a[data-primary-link]')];
      const here = links.findIndex((link) =>
        link.closest('tr, li')?.contains(document.activeElement),
      );
      const next = links[here === -1 ? (step > 0 ? 0 : links.length - 1) : here + step];
      next?.focus();
      event.preventDefault();
    };
    inside.addEventListener('keydown', onKey);
    return () => inside.removeEventListener('keydown', onKey);
  }, []);
  return list;
}
