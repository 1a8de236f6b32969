export type Log = (event: object) => void;

/** One JSON line per event on stderr: stdout belongs to the ready line. */
export const logToStderr: Log = (event) => {
  process.stderr.write(`${JSON.stringify(event)}\n`);
};
