import { setTimeout as pause } from 'node:timers/promises';

/** What a process holds after a collection, in bytes. */
export type Held = { readonly heapUsed: number; readonly external: number; readonly rss: number };

/** Node's own inspector, over its web socket: an unmodified server tells what it holds. */
export type Inspector = { heldAfterCollection(): Promise<Held>; close(): void };

type Answer = { readonly id?: number; readonly result?: unknown; readonly error?: unknown };

/** Connects to a process that was started with `--inspect=127.0.0.1:port`. */
export async function openInspector(port: number): Promise<Inspector> {
  const response = await fetch(`http://127.0.0.1:${port}/json/list`);
  const [target] = (await response.json()) as { webSocketDebuggerUrl: string }[];
  if (!target) throw new Error('nothing to inspect');
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  const call = callsOver(socket);
  return {
    async heldAfterCollection() {
      // What a first collection finalises goes with the next.
      for (let times = 0; times < 3; times += 1) {
        await call('HeapProfiler.collectGarbage');
        await pause(200);
      }
      const expression = 'process.memoryUsage()';
      const told = await call('Runtime.evaluate', { expression, returnByValue: true });
      return (told as { result: { value: Held } }).result.value;
    },
    close: () => socket.close(),
  };
}

function callsOver(socket: WebSocket): (method: string, params?: object) => Promise<unknown> {
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    waiting.get(answer.id ?? 0)?.(answer);
  });
  let last = 0;
  return async (method, params = {}) => {
    last += 1;
    const id = last;
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params }));
    const { result, error } = await answered.finally(() => waiting.delete(id));
    if (error) throw new Error(`${method}: ${JSON.stringify(error)}`);
    return result;
  };
}
