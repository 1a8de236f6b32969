/** Real milliseconds since a moment that means nothing: for paces and patience, never for what becomes due (law 10). */
export const elapsedMs = (): number => performance.now();
