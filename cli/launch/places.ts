import path from 'node:path';

/** The top of the repository. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

/** The names under which the simulated world reaches the app. */
export const APP_HOST = 'app.codigo.example';
export const SESSIONS_HOST = 'sessions.codigo.example';
export const APP_URL = `https://${APP_HOST}`;
