import type { GatewayError } from '#app/gateways/gateway.ts';

/** Why a report did not come, in words that a merchant can act on. */
export const TROUBLES = [
  'no-answer',
  'cut-short',
  'failed-there',
  'not-ready',
  'keys-refused',
  'refused',
  'no-keys',
  'too-large',
] as const;
export type Trouble = (typeof TROUBLES)[number];

export type Troubled = {
  readonly is: 'troubled';
  readonly trouble: Trouble;
  /** The gateway's own word for it. */
  readonly code?: string;
  readonly retryAfterMs?: number;
};

/** What a gateway's refusal means for a report: what changes nothing has only not been answered. */
export function troubleOf(error: GatewayError): Troubled {
  switch (error.kind) {
    case 'rejected':
      return { is: 'troubled', trouble: 'refused', code: error.code };
    case 'misconfigured':
      return { is: 'troubled', trouble: 'keys-refused', code: error.code };
    case 'indeterminate':
      return { is: 'troubled', trouble: 'no-answer' };
    case 'unavailable': {
      const { retryAfterMs } = error;
      return {
        is: 'troubled',
        trouble: 'no-answer',
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      };
    }
  }
}

/** What may be over in some minutes; the rest asks for a person, or for another night. */
const PASSING: readonly Trouble[] = ['no-answer', 'cut-short', 'failed-there'];

export const passes = (trouble: Trouble): boolean => PASSING.includes(trouble);
