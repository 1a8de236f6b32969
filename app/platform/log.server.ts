import pino from 'pino';

/** Event name and ids, never bodies, tokens, links or people (law 9). */
export type Log = {
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts): void;
};

export type LogFacts = Readonly<Record<string, string | number | boolean | null | undefined>>;

const REDACTED = [
  'email',
  'phone',
  'name',
  'token',
  'secret',
  'authorization',
  'body',
  'url',
  'password',
  'credentials',
];

/** Lines of JSON on stderr, so that stdout stays free for a command's own answer. */
export function createLog(level: string): Log {
  const logger = pino(
    { level, base: null, redact: { paths: REDACTED, censor: '[redacted]' } },
    pino.destination({ dest: 2, sync: false }),
  );
  return {
    info: (event, facts = {}) => logger.info(facts, event),
    warn: (event, facts = {}) => logger.warn(facts, event),
    error: (event, facts = {}) => logger.error(facts, event),
  };
}

/** An error's name and message for the log, with anything that looks like a token or an address taken out. */
export function describeBug(bug: unknown): string {
  const text = bug instanceof Error ? `${bug.name}: ${bug.message}` : String(bug);
  return text
    .replace(/[\w.+-]+@[\w-]+\.[\w.-]+/g, '[e-mail]')
    .replace(/[A-Za-z0-9_-]{32,}(\.[A-Za-z0-9_-]+)*/g, '[long]')
    .slice(0, 500);
}

/** The same log for the listeners, which speak pino's own way round. */
export const listenerLog = (log: Log) => ({
  warn: (fields: object, message: string) => log.warn(message, fields as LogFacts),
  error: (fields: object, message: string) => log.error(message, fields as LogFacts),
});
