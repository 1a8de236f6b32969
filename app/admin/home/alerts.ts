import type { AlertKind } from '#app/alerts/alert.server.ts';
import { countText, instantLine } from '../format.ts';
import type { Reader } from '../reader.ts';
import type { Translate } from '../words/words.ts';
import type { AlertRow } from './home.store.server.ts';

/** An open alert as a banner: what it is, what it means and what to do, and where. */
export type AlertBanner = {
  readonly id: string;
  readonly tone: 'critical' | 'warning' | 'info';
  readonly title: string;
  readonly body: string;
  readonly times: string | null;
  readonly action: { readonly label: string; readonly to: string } | null;
};

const KINDS: Readonly<
  Record<AlertKind, Pick<AlertBanner, 'tone'> & { to: 'settings' | 'refused' | null }>
> = {
  MANUAL_CAPTURE: { tone: 'critical', to: null },
  UNSUPPORTED_CURRENCY: { tone: 'warning', to: null },
  NO_ACCOUNT: { tone: 'critical', to: 'settings' },
  GATEWAY_CREDENTIALS: { tone: 'critical', to: 'settings' },
  GATEWAY_UNREACHABLE: { tone: 'info', to: null },
  SHOPIFY_UNREACHABLE: { tone: 'info', to: null },
  SHOPIFY_TOKEN: { tone: 'critical', to: null },
  NOTIFICATIONS_REFUSED: { tone: 'warning', to: 'refused' },
  OPEN_CODES_LIMIT: { tone: 'warning', to: 'settings' },
};

const isAlertKind = (kind: string): kind is AlertKind => kind in KINDS;

export function alertBanner(row: AlertRow, reader: Reader, say: Translate): AlertBanner {
  const known = isAlertKind(row.kind) ? KINDS[row.kind] : null;
  const title = isAlertKind(row.kind)
    ? say(`told.alerts.${row.kind}.title`)
    : say('told.alerts.other.title', { kind: row.kind });
  return {
    id: row.id,
    tone: known?.tone ?? 'warning',
    title,
    body: say(`told.alerts.${isAlertKind(row.kind) ? row.kind : 'other'}.body`),
    times:
      row.times > 1
        ? say('home.alertsTimes', {
            times: countText(row.times, reader),
            last: instantLine(row.last_at, reader),
          })
        : null,
    action: actionOf(known?.to ?? null, say),
  };
}

function actionOf(to: 'settings' | 'refused' | null, say: Translate): AlertBanner['action'] {
  if (to === null) return null;
  return to === 'settings'
    ? { label: say('told.alertActions.settings'), to: '/app/settings' }
    : { label: say('told.alertActions.notifications'), to: '/app/notifications?view=refused' };
}
