import { type RefObject, useEffect, useRef } from 'react';

const STEPS: Readonly<Record<string, number>> = { j: 1, k: -1 };

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select');

/** A row's own box hears a click on what holds it, as from a mouse. */
const choose = (inside: Element | null): void =>
  inside?.closest('tr, li')?.querySelector<HTMLElement>('input[type=checkbox]')?.click();

/**
 * `j` and `k` go to the next and the previous row's link; Enter opens it, as on any link. They work only while the focus is
 * in the list itself (WCAG 2.1.4), and never where somebody types. Where rows can be chosen, `x` chooses the one in focus.
 */
export function useRowKeys(): RefObject<HTMLDivElement> {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const inside = list.current;
    if (inside === null) return;
    const onKey = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      if (isTyping(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.key === 'x') choose(document.activeElement);
      if (step === undefined) return;
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
