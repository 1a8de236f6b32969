import type { IncomingMessage, ServerResponse } from 'node:http';

/** What stood in the path where the door's pattern has `:names`. */
export type PathParams = Readonly<Record<string, string>>;

/** A machine's entrance, answered before Remix and without it: it costs about a tenth (docs/adr). */
export type Door = {
  readonly method: 'GET' | 'POST' | 'OPTIONS';
  /** The path's parameters when the path is this door's, else null. */
  match(path: string): PathParams | null;
  handle(req: IncomingMessage, res: ServerResponse, params: PathParams): Promise<void> | void;
};

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};

/** A `match` for a pattern such as `/notifications/:gateway/:account`; a parameter is one non-empty segment. */
export function at(pattern: string): Door['match'] {
  if (!pattern.includes(':')) return (path) => (path === pattern ? {} : null);
  const parts = pattern.split('/');
  return (path) => {
    const segments = path.split('/');
    if (segments.length !== parts.length) return null;
    const params: Record<string, string> = {};
    for (const [index, part] of parts.entries()) {
      const segment = segments[index] ?? '';
      if (!part.startsWith(':')) {
        if (part !== segment) return null;
        continue;
      }
      const value = decoded(segment);
      if (!value) return null;
      params[part.slice(1)] = value;
    }
    return params;
  };
}
