import type { ReactNode } from 'react';
import { takenOf } from '../../api/following.js';
import type { Comparison, FollowedField, Says } from '../../api/following.js';
import { useUnitName } from '../../api/units.js';
import { Sheet } from '../../shell/rows.js';
import { useTranslation } from '../../words/index.js';
import type { Translate } from '../../words/index.js';
import { unitWord } from '../ledger/unit-word.js';

const FIELDS: readonly FollowedField[] = ['title', 'deadline', 'target', 'modality', 'duties'];

/** What of a task's demands is another in the new version: old, new, what the task has, and what it will have. */
export function FollowedFields({ row }: { readonly row: Comparison }) {
  const { t } = useTranslation();
  const say = useSaid();
  const { changed, byHand, says } = row;
  const takes = takenOf(row, []);
  const rest = FIELDS.filter((field) => !changed.includes(field)).map((field) => t(`following.field.${field}`));
  return (
    <>
      {changed.length > 0 ? (
        <Sheet
          label={t('following.fields')}
          rows={changed.map((id) => ({ id }))}
          columns={[
            { key: 'field', title: t('following.what'), width: 110, render: ({ id }) => t(`following.field.${id}`) },
            {
              key: 'before',
              title: t('following.before'),
              width: '24%',
              render: ({ id }) => <del className="was">{say(id, says.before)}</del>,
            },
            {
              key: 'after',
              title: t('following.afterShort'),
              width: '24%',
              render: ({ id }) => <ins className="is">{say(id, says.after)}</ins>,
            },
            { key: 'now', title: t('following.now'), width: '24%', render: ({ id }) => say(id, says.now) },
            {
              key: 'then',
              title: t('following.then'),
              render: ({ id }) =>
                takes.includes(id) ? (
                  t('following.takes')
                ) : (
                  <span className="chip">
                    {t(byHand.includes(id) ? 'following.keptByHand' : 'following.keptUnits')}
                  </span>
                ),
            },
          ]}
        />
      ) : null}
      <p className="quiet">
        {changed.length === 0
          ? t('following.wordsOnly')
          : rest.length > 0
            ? t('following.rest', { fields: rest.join(t('listed')) })
            : null}
      </p>
    </>
  );
}

/** How one demand of a text or a task is written. */
export function useSaid(): (field: FollowedField, says: Says) => ReactNode {
  const { t } = useTranslation();
  const unitName = useUnitName();
  return (field, says) => {
    switch (field) {
      case 'title':
        return says.title;
      case 'deadline':
        return says.deadline === null ? t('task.noDue') : dayAndWords(says.deadline);
      case 'target':
        return says.target === null ? t('following.noTarget') : figureOf(t, says.target);
      case 'modality':
        return t(`modality.${says.modality}`);
      case 'duties':
        return says.duties.length === 0
          ? t('following.noUnits')
          : says.duties.map(({ unit, role }) => `${unitName(unit)}（${t(`task.${role}`)}）`).join(t('listed'));
    }
  };
}

const dayAndWords = ({ day, time, said }: NonNullable<Says['deadline']>): string =>
  [day, time].filter(Boolean).join(' ') + (said ? `（${said}）` : '');

const figureOf = (t: Translate, { least, most, unit }: NonNullable<Says['target']>): string =>
  (least === most ? least : `${least}—${most}`) + unitWord(t, unit);
