import { useAppBridge } from '@shopify/app-bridge-react';
import { useState } from 'react';
import { useTo } from '../../shell/locale-links.ts';
import type { StatementForm } from './statement-forms.ts';

export type Fetching =
  | { readonly is: 'idle' }
  | { readonly is: 'fetching'; readonly as: StatementForm }
  | { readonly is: 'failed'; readonly why: 'busy' | 'broken' };

/** Fetches a statement with the proof of who asks, which a plain link inside Shopify's frame would not carry, and hands it to the browser. */
export function useStatement(address: string) {
  const shopify = useAppBridge();
  const to = useTo();
  const [state, setState] = useState<Fetching>({ is: 'idle' });
  const fetchAs = async (as: StatementForm) => {
    setState({ is: 'fetching', as });
    const token = await shopify.idToken();
    const headers = { Authorization: `Bearer ${token}` };
    const response = await window.fetch(to(address, { as }), { headers }).catch(() => null);
    if (!response?.ok)
      return setState({ is: 'failed', why: response?.status === 503 ? 'busy' : 'broken' });
    const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
    hand(await response.blob(), name ?? `statement.${as}`);
    setState({ is: 'idle' });
  };
  return { state, fetchAs };
}

function hand(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of the file by the time that this runs.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
