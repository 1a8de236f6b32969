import { home } from './reconciliation-home.ts';
import { kinds, line, lines, rules, standings } from './reconciliation-lines.ts';
import { rates } from './reconciliation-rates.ts';

export const reconciliation = {
  title: 'Conciliación',
  import: 'Subir un reporte',
  kinds,
  standings,
  rules,
  home,
  lines,
  line,
  rates,
} as const;
