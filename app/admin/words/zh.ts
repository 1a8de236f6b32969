import type { AdminWords } from './words.ts';
import { declared } from './zh/declared.ts';
import { exceptions } from './zh/exceptions.ts';
import { exporting } from './zh/exporting.ts';
import { home } from './zh/home.ts';
import { notifications } from './zh/notifications.ts';
import { payment } from './zh/payment.ts';
import { payments } from './zh/payments.ts';
import { reconciliation } from './zh/reconciliation.ts';
import { settings } from './zh/settings.ts';
import { shell } from './zh/shell.ts';
import { told } from './zh/told.ts';

/** Simplified Chinese, for sellers who never heard of PagoEfectivo. */
export const zh: AdminWords = {
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
