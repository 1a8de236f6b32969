import { EXCEPTION_KINDS, type ExceptionKind } from './kinds.ts';

/** Whether a stored word is a kind this version knows. */
export const isExceptionKind = (text: string): text is ExceptionKind =>
  (EXCEPTION_KINDS as readonly string[]).includes(text);
