import { declared } from './es/declared.ts';
import { exceptions } from './es/exceptions.ts';
import { exporting } from './es/exporting.ts';
import { home } from './es/home.ts';
import { notifications } from './es/notifications.ts';
import { payment } from './es/payment.ts';
import { payments } from './es/payments.ts';
import { reconciliation } from './es/reconciliation.ts';
import { settings } from './es/settings.ts';
import { shell } from './es/shell.ts';
import { told } from './es/told.ts';

/** Spanish of Peru: the language that the others are measured by. Never "cancelar" for pay or void. */
export const es = {
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
} as const;
