import { useMemo } from 'react';
import { useTranslation } from '../../words/index.js';
import type { DivisionMap } from '../../api/wall.js';
import { COLOURS, worstOf } from '../../lamp/lamp-counts.js';
import { Link } from '../../shell/link.js';
import type { Division } from './divisions.js';
import { outlinesOf, WIDTH } from './outline.js';

/** The office's own map, each division coloured by its worst lamp and a link to its page; 审图号 stands below it. */
export function OwnMap({ map, divisions }: { readonly map: DivisionMap; readonly divisions: readonly Division[] }) {
  const { t } = useTranslation();
  const { outlines, height } = useMemo(() => outlinesOf(map.features), [map]);
  const drawn = map.features.map(({ name, unitId }, index) => ({
    outline: outlines[index]!,
    division: divisions.find(({ unit }) => unit.id === unitId) ?? null,
    name,
  }));
  const wordsOf = ({ unit }: Division): string => unit.shortName ?? unit.name;
  const countsOf = ({ lead }: Division): readonly string[] =>
    COLOURS.filter((colour) => lead && lead.counts[colour] > 0).map(
      (colour) => `${t(`lamp.short.${colour}`)}${lead!.counts[colour]}`,
    );
  return (
    <figure className="own-map">
      <svg viewBox={`0 0 ${WIDTH} ${Math.ceil(height)}`} role="group" aria-label={t('overview.divisions')}>
        {drawn.map(({ outline, division, name }, index) => {
          const worst = division?.lead ? worstOf(division.lead.counts) : null;
          const shape = <path d={outline.path} fillRule="evenodd" />;
          if (division === null)
            return (
              <g key={index} className="none">
                <title>{name}</title>
                {shape}
              </g>
            );
          return (
            <Link
              key={index}
              to={`/units/${division.unit.id}`}
              className={worst ?? 'none'}
              data-division={division.unit.id}
            >
              <title>{[wordsOf(division), ...countsOf(division)].join(' ')}</title>
              {shape}
            </Link>
          );
        })}
        {/* A division may lie within another: names stand above all of them. */}
        {drawn.map(({ outline, division }, index) =>
          division ? (
            <Label
              key={index}
              at={outline.at}
              width={outline.width}
              lines={[wordsOf(division), countsOf(division).slice(0, 2).join(' ')]}
            />
          ) : null,
        )}
      </svg>
      <figcaption className="quiet">{t('overview.approval', { number: map.approvalNumber })}</figcaption>
    </figure>
  );
}

/** Of the drawing's 1000 units, which a screen shows in some 300 to 600 pixels. */
const LARGEST = 38;
const SMALLEST = 20;

/** A name of four characters at most fills its division; below the smallest size that can be read it is left to the pointer. */
function Label({
  at: [x, y],
  width,
  lines,
}: {
  readonly at: readonly [number, number];
  readonly width: number;
  readonly lines: readonly string[];
}) {
  const size = Math.min(LARGEST, (0.9 * width) / Math.max(...lines.map(({ length }) => length), 1));
  if (size < SMALLEST) return null;
  return (
    <text x={x} y={y} fontSize={size} textAnchor="middle" aria-hidden>
      {lines.map((line, index) => (
        <tspan key={index} x={x} dy={index === 0 ? 0 : size * 1.25}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
