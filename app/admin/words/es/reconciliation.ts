import { home } from './reconciliation-home.ts';
import { kinds, line, lines, rules, standings } from './reconciliation-lines.ts';

export const reconciliation = {
  title: 'Conciliación',
  import: 'Subir un reporte',
  kinds,
  standings,
  rules,
  home,
  lines,
  line,
} as const;
