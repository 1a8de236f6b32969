const LOOK_EVERY_MS = 200;

/**
 * Ends this process as SIGTERM does once the process that started it is gone. npm runs a script through a shell, and a
 * SIGTERM to npm ends the shell, which passes it on to nobody (dash 0.5.12, npm 11): we would stay behind with a
 * database and servers. Where a person's shell started us directly, nothing is watched: it may end and leave us running.
 */
export function endWithParent(
  startedByNpm = process.env['npm_lifecycle_event'] !== undefined,
): void {
  if (!startedByNpm) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
  watch.unref();
}
