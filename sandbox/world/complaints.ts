import type { Clock } from './clock.ts';

/** Something a real Shopify would have complained about, or would have broken silently. */
export type Complaint = { at: string; where: string; what: string; detail?: string };

/** The book of complaints: a clean run leaves it empty. */
export type Complaints = {
  note(where: string, what: string, detail?: string): void;
  all(): Complaint[];
};

export function createComplaints(clock: Clock, log: (event: object) => void): Complaints {
  const book: Complaint[] = [];
  return {
    note(where, what, detail) {
      const complaint = { at: clock.now().toISOString(), where, what, ...(detail && { detail }) };
      book.push(complaint);
      log({ event: 'violation', ...complaint });
    },
    all: () => [...book],
  };
}
