/**
 * The named parts of a path, or null when it is not of this pattern. `:name` takes one part, a
 * closing `*` all that follows (named `rest`).
 */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const open = pattern.endsWith('/*');
  const wanted = (open ? pattern.slice(0, -2) : pattern).split('/');
  const given = (path.endsWith('/') ? path.slice(0, -1) : path).split('/');
  if (given.length < wanted.length || (!open && given.length > wanted.length)) return null;
  const parts: Record<string, string> = {};
  for (const [index, name] of wanted.entries()) {
    const value = decodeURIComponent(given[index] ?? '');
    if (name.startsWith(':')) parts[name.slice(1)] = value;
    else if (name !== value) return null;
  }
  return { ...parts, rest: given.slice(wanted.length).join('/') };
}
