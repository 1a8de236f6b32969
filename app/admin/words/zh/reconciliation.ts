import type { AdminWords } from '../words.ts';
import { columns } from './reconciliation-columns.ts';
import { comparison } from './reconciliation-comparison.ts';
import { fetching } from './reconciliation-fetching.ts';
import { home } from './reconciliation-home.ts';
import { imports } from './reconciliation-imports.ts';
import { kinds, line, lines, rules, standings } from './reconciliation-lines.ts';
import { expected, payouts } from './reconciliation-payouts.ts';
import { periods } from './reconciliation-periods.ts';
import { rates } from './reconciliation-rates.ts';
import { rows } from './reconciliation-rows.ts';

export const reconciliation: AdminWords['reconciliation'] = {
  title: '对账',
  import: '上传报表',
  kinds,
  standings,
  rules,
  home,
  lines,
  line,
  rates,
  imports,
  fetching,
  columns,
  rows,
  payouts,
  periods,
  expected,
  comparison,
};
