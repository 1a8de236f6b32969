import { useWords } from '../../words/words-context.tsx';
import type { DayBar } from './day-bars.ts';

/** Two that differ also without colour: one is an outline, the other is filled. */
const LOOKS = {
  expected: { fill: '#ffffff', stroke: '#5c5f62', strokeWidth: '1.5' },
  arrived: { fill: '#0b6e4f', stroke: '#0b6e4f', strokeWidth: '1.5' },
} as const;

/** The sign of one of the two in the legend. */
export const Swatch = ({ what }: { what: keyof typeof LOOKS }) => (
  <svg width="14" height="14" aria-hidden="true" focusable="false">
    <rect x="1" y="1" width="12" height="12" {...LOOKS[what]} />
  </svg>
);

const DAY_WIDTH = 40;
const HEIGHT = 1000;
/** Room above the highest bar, for the upper half of its outline. */
const ABOVE = 20;

/** A pair of bars for each day, today marked by a line below it. Heights come as thousandths. */
export function DayChart({ days }: { days: readonly DayBar[] }) {
  const say = useWords();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const picture = say('reconciliation.home.days.picture', { from: first.label, to: last.label });
  return (
    <svg
      role="img"
      aria-label={picture}
      viewBox={`0 ${-ABOVE} ${days.length * DAY_WIDTH} ${HEIGHT + ABOVE + 30}`}
      preserveAspectRatio="none"
      style={{ width: '100%', height: '11rem', display: 'block' }}
    >
      {days.map((day, place) => (
        <g key={day.day} transform={`translate(${place * DAY_WIDTH} 0)`}>
          <Bar x="4" height={day.expectedHeight} look="expected" />
          <Bar x="20" height={day.arrivedHeight} look="arrived" />
          {day.today ? <rect x="0" y="1012" width="40" height="18" fill="#202223" /> : null}
        </g>
      ))}
      <line x1="0" x2="100%" y1={HEIGHT} y2={HEIGHT} stroke="#8c9196" strokeWidth="4" />
    </svg>
  );
}

type BarProps = { readonly x: string; readonly height: string; readonly look: keyof typeof LOOKS };

/** It stands on the base line: turned about it, so that its height is all that need be known. */
const Bar = ({ x, height, look }: BarProps) =>
  height === '0' ? null : (
    <rect
      x={x}
      y="0"
      width="14"
      height={height}
      transform={`translate(0 ${HEIGHT}) scale(1 -1)`}
      vectorEffect="non-scaling-stroke"
      {...LOOKS[look]}
    />
  );
