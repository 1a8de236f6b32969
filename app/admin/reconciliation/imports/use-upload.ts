import { useAppBridge } from '@shopify/app-bridge-react';
import { useState } from 'react';

/** How the server answers an upload. */
export type UploadAnswer =
  | { readonly fileId: string; readonly isNew: boolean }
  | { readonly refused: 'empty' | 'too-large' | 'no-such-account' | 'no-file' };

export type Upload =
  | { readonly is: 'idle' }
  /** `percent` of the bytes are over; at 100 the server still seals and keeps them. */
  | { readonly is: 'sending'; readonly percent: number }
  | {
      readonly is: 'failed';
      readonly why: 'empty' | 'too-large' | 'no-such-account' | 'no-file' | 'cut-off';
    };

type Sending = { readonly address: string; readonly token: string; readonly file: File };

/** Sends a file as a form. `fetch` tells no progress, and so the session token is put to it by hand. */
function send(
  { address, token, file }: Sending,
  onProgress: (percent: number) => void,
): Promise<UploadAnswer | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.set('report', file);
    request.open('POST', address);
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress(total === 0 ? 0 : Math.floor((loaded * 100) / total));
    request.onload = () =>
      resolve(request.status === 200 ? (request.response as UploadAnswer) : null);
    request.onerror = () => resolve(null);
    request.ontimeout = () => resolve(null);
    request.send(form);
  });
}

/** Uploads a report to an account; `onDone` gets the id it is kept by. */
export function useUpload(onDone: (fileId: string) => void) {
  const shopify = useAppBridge();
  const [upload, setUpload] = useState<Upload>({ is: 'idle' });
  const start = async (file: File, account: string) => {
    setUpload({ is: 'sending', percent: 0 });
    const address = `/app/reconciliation/imports/upload?account=${encodeURIComponent(account)}`;
    const token = await shopify.idToken();
    const answer = await send({ address, token, file }, (percent) =>
      setUpload({ is: 'sending', percent }),
    );
    if (answer === null) setUpload({ is: 'failed', why: 'cut-off' });
    else if ('refused' in answer) setUpload({ is: 'failed', why: answer.refused });
    else onDone(answer.fileId);
  };
  return { upload, start };
}
