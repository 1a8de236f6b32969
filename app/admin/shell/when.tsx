import { Text } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import type { InstantText } from '../format.ts';
import { useWords } from '../words/words-context.tsx';

const SHOWN_ZONES = ['America/Lima', 'America/Bogota', 'America/Guayaquil'];

/** The instant by the browser's own clock, once it is known; null where that says nothing new. */
function useOwnTime({ iso, beijing }: InstantText): string | null {
  const [own, setOwn] = useState<string | null>(null);
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (SHOWN_ZONES.includes(zone) || (beijing !== null && zone === 'Asia/Shanghai')) return;
    const tag = document.documentElement.lang;
    const format = new Intl.DateTimeFormat(tag, {
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
    });
    setOwn(format.format(new Date(iso)));
  }, [iso, beijing]);
  return own;
}

/** When something was: Lima first, Beijing beside it for who reads Chinese, and the reader's own time where it differs. */
export function When({ at }: { at: InstantText }) {
  const say = useWords();
  const own = useOwnTime(at);
  return (
    <time dateTime={at.iso}>
      {at.lima}
      {at.beijing === null ? null : <Aside>{at.beijing}</Aside>}
      {own === null ? null : <Aside>{say('shell.yourTime', { time: own })}</Aside>}
    </time>
  );
}

const Aside = ({ children }: { children: string }) => (
  <Text as="span" variant="bodySm" tone="subdued">
    {` · ${children}`}
  </Text>
);
