import { useTranslation } from '../../words/index.js';
import { colours } from '../../theme/tokens.js';
import { written } from './number-line.js';
import type { NumberLine, Stretch } from './number-line.js';

const WIDTH = 560;
const EDGE = 28;
const LOOKS = {
  expected: { y: 34, colour: colours.primary },
  found: { y: 62, colour: colours.red },
} as const;

/** What was computed and what the paper says, on one line. The same is told in words to who cannot see it. */
export function LineFigure({ line }: { readonly line: NumberLine }) {
  const { t } = useTranslation();
  const at = (value: number): number => EDGE + ((value - line.from) / (line.to - line.from)) * (WIDTH - 2 * EDGE);
  const told = line.stretches.map(({ of, words }) => `${t(`doubt.${of}`)} ${words}`).join(t('semicolon'));
  return (
    <svg
      className="number-line"
      viewBox={`0 0 ${WIDTH} 104`}
      role="img"
      aria-label={`${t('doubt.line')}：${told}`}
      preserveAspectRatio="xMinYMid meet"
    >
      <line x1={EDGE} x2={WIDTH - EDGE} y1={82} y2={82} stroke={colours.quiet} />
      {line.ticks.map((tick) => (
        <g key={tick}>
          <line x1={at(tick)} x2={at(tick)} y1={82} y2={87} stroke={colours.quiet} />
          <text x={at(tick)} y={100} textAnchor="middle" fontSize={11} fill={colours.quiet}>
            {written(tick)}
            {line.percent ? '%' : ''}
          </text>
        </g>
      ))}
      {line.stretches.map((one) => (
        <Bar key={one.of} one={one} line={line} at={at} name={t(`doubt.${one.of}`)} />
      ))}
    </svg>
  );
}

/** One figure: a dot where it is exact, a bar where it is an interval, an arrow where an end is open. */
function Bar({
  one: { of, least, most, words },
  line,
  at,
  name,
}: {
  readonly one: Stretch;
  readonly line: NumberLine;
  readonly at: (value: number) => number;
  readonly name: string;
}) {
  const { y, colour } = LOOKS[of];
  const from = at(least ?? line.from);
  const to = at(most ?? line.to);
  const middle = (from + to) / 2;
  const anchor = middle < 140 ? 'start' : middle > WIDTH - 140 ? 'end' : 'middle';
  const x = anchor === 'start' ? Math.max(2, from - 6) : anchor === 'end' ? Math.min(WIDTH - 2, to + 6) : middle;
  return (
    <g>
      <line x1={middle} x2={middle} y1={y} y2={82} stroke={colour} strokeDasharray="2 3" opacity={0.6} />
      {to - from < 6 ? (
        <circle cx={middle} cy={y} r={5} fill={colour} />
      ) : (
        <>
          <rect x={from} y={y - 4} width={to - from} height={8} rx={2} fill={colour} />
          {least === null ? <path d={`M${from} ${y - 7}l-9 7l9 7z`} fill={colour} /> : null}
          {most === null ? <path d={`M${to} ${y - 7}l9 7l-9 7z`} fill={colour} /> : null}
        </>
      )}
      <text x={x} y={y - 9} textAnchor={anchor} fontSize={13} fill={colour}>
        {name} {words}
      </text>
    </g>
  );
}
