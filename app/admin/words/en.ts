import { declared } from './en/declared.ts';
import { exceptions } from './en/exceptions.ts';
import { exporting } from './en/exporting.ts';
import { home } from './en/home.ts';
import { notifications } from './en/notifications.ts';
import { payment } from './en/payment.ts';
import { payments } from './en/payments.ts';
import { reconciliation } from './en/reconciliation.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { told } from './en/told.ts';
import type { AdminWords } from './words.ts';

/** Plain English. */
export const en: AdminWords = {
  shell,
  home,
  payments,
  payment,
  exceptions,
  notifications,
  reconciliation,
  settings,
  exporting,
  declared,
  told,
};
