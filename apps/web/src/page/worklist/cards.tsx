import { useTranslation } from '../../words/index.js';
import { Link } from 'react-router';
import { screenOf } from '../../api/supervision.js';
import type { Card } from '../../api/supervision.js';

/** Cards that stand together under one heading, by their names. */
export interface Group {
  readonly key: string;
  readonly names: readonly string[];
}

/** What has run out already is said in red. */
const PRESSING: ReadonlySet<string> = new Set(['overdue', 'approvals-overdue', 'problems-overdue']);

/** Counts under their headings, each a link to exactly the rows it counts. A card without a heading stands at the end. */
export function Cards({ cards, groups }: { readonly cards: readonly Card[]; readonly groups: readonly Group[] }) {
  const { t, language } = useTranslation();
  const placed = new Set(groups.flatMap(({ names }) => names));
  const others = cards.filter(({ name }) => !placed.has(name)).map(({ name }) => name);
  const all = others.length > 0 ? [...groups, { key: 'others', names: others }] : groups;
  return (
    <div className="columns cards">
      {all.map(({ key, names }) => (
        <section key={key} className="panel">
          <h2>{t(`worklist.${key}`)}</h2>
          <ul className="counts">
            {names
              .flatMap((name) => cards.find((card) => card.name === name) ?? [])
              .map(({ name, chinese, english, count, list }) => {
                const screen = screenOf(list);
                const look = count === 0 ? 'none' : PRESSING.has(name) ? 'pressing' : '';
                const says = (
                  <>
                    {language === 'en' ? english : chinese}
                    <b>{count}</b>
                  </>
                );
                return (
                  <li key={name}>
                    {screen === null ? (
                      <span className={look} data-card={name}>
                        {says}
                      </span>
                    ) : (
                      <Link to={screen} className={look} data-card={name}>
                        {says}
                      </Link>
                    )}
                  </li>
                );
              })}
          </ul>
        </section>
      ))}
    </div>
  );
}
