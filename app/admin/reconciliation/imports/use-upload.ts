import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useState } from 'react';
import { useTo } from '../../shell/locale-links.ts';
import type { Detected } from './detected.ts';
import type { RefusalText } from './refusal.ts';

/** Why a file was not taken. */
type NotTaken = 'empty' | 'too-large' | 'no-such-account' | 'no-file';

/** How the server answers an upload. */
export type UploadAnswer =
  | { readonly fileId: string; readonly isNew: boolean }
  | { readonly refused: NotTaken };

/** What the server says of a file's beginning, of which it keeps nothing. */
export type LookAnswer =
  | { readonly detected: Detected }
  | { readonly unreadable: RefusalText; readonly columnsUnknown: boolean }
  | { readonly refused: NotTaken };

export type Upload =
  | { readonly is: 'idle' | 'looking' }
  | { readonly is: 'seen'; readonly seen: Exclude<LookAnswer, { refused: NotTaken }> }
  /** `percent` of the bytes are over; at 100 the server still seals and keeps them. */
  | { readonly is: 'sending'; readonly percent: number }
  | { readonly is: 'failed'; readonly why: NotTaken | 'cut-off' };

type Sending = { readonly address: string; readonly token: string; readonly file: Blob };

/** Sends a file as a form. `fetch` tells no progress, and so the session token is put to it by hand. */
function send<Reply>(
  { address, token, file }: Sending,
  onProgress: (percent: number) => void,
): Promise<Reply | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.set('report', file);
    request.open('POST', address);
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress(total === 0 ? 0 : Math.floor((loaded * 100) / total));
    request.onload = () => resolve(request.status === 200 ? (request.response as Reply) : null);
    request.onerror = () => resolve(null);
    request.ontimeout = () => resolve(null);
    request.send(form);
  });
}

/** So much of a text tells what it is. A workbook, or what is packed like one, tells it only whole; a larger one than this is
 * refused by its beginning. */
const HEAD_BYTES = 262_144;
const LARGEST_WORKBOOK = 10_485_760;

const beginningOf = (file: File): Blob =>
  file.slice(0, /\.(xlsx|zip|docx|ods)$/i.test(file.name) ? LARGEST_WORKBOOK + 1 : HEAD_BYTES);

type Chosen = { readonly file: File | null; readonly account: string };

/** Looks at the chosen file before anything is kept, and uploads it when that is confirmed; `onDone` gets the id it is kept by. */
export function useUpload({ file, account }: Chosen, onDone: (fileId: string) => void) {
  const shopify = useAppBridge();
  const to = useTo();
  const [upload, setUpload] = useState<Upload>({ is: 'idle' });
  const ask = async <Reply>(part: Blob, look: boolean, onProgress: (percent: number) => void) => {
    const token = await shopify.idToken();
    const address = to('/app/reconciliation/imports/upload', { account, look: look ? '1' : null });
    return send<Reply>({ address, token, file: part }, onProgress);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is looked at again when another file or account is chosen
  useEffect(() => {
    if (file === null || account === '') return;
    let stale = false;
    setUpload({ is: 'looking' });
    void ask<LookAnswer>(named(beginningOf(file), file), true, () => undefined).then((seen) => {
      if (stale) return;
      if (seen === null) setUpload({ is: 'failed', why: 'cut-off' });
      else if ('refused' in seen) setUpload({ is: 'failed', why: seen.refused });
      else setUpload({ is: 'seen', seen });
    });
    return () => {
      stale = true;
    };
  }, [file, account]);
  const start = async () => {
    if (file === null) return;
    setUpload({ is: 'sending', percent: 0 });
    const answer = await ask<UploadAnswer>(file, false, (percent) =>
      setUpload({ is: 'sending', percent }),
    );
    if (answer === null) setUpload({ is: 'failed', why: 'cut-off' });
    else if ('refused' in answer) setUpload({ is: 'failed', why: answer.refused });
    else onDone(answer.fileId);
  };
  return { upload, start };
}

/** A part of a file is a form's file only by its name. */
const named = (part: Blob, { name }: File): File => new File([part], name);
