import type { FollowedField, Says } from '../api/following.js';
import type { Entry } from '../api/tasks.js';
import { useUnitName } from '../api/units.js';
import { conversionWords } from '../page/ledger/unit-word.js';
import { useTranslation } from '../words/index.js';

type Words = Partial<Pick<Says, 'title' | 'modality' | 'duties'>> & {
  readonly deadline?: { readonly day: string } | null;
  readonly target?: { readonly least: string; readonly most: string } | null;
};
interface Followed extends Words {
  readonly number: number;
  readonly was: Words;
  readonly kept: readonly FollowedField[];
  readonly conversion?: { readonly from: string; readonly to: string; readonly top: string; readonly bottom: string };
}

const FIELDS: readonly FollowedField[] = ['title', 'deadline', 'target', 'modality', 'duties'];

/** What changed when a task went over to a new version of its paper, old and new, and what was kept. */
export function FollowedDetail({ entry: { body } }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const deed = (body as { readonly deed: Followed }).deed;
  const say = (field: FollowedField, words: Words): string => {
    switch (field) {
      case 'title':
        return words.title ?? '';
      case 'deadline':
        return words.deadline?.day ?? t('task.noDue');
      case 'target':
        return words.target ? [...new Set([words.target.least, words.target.most])].join('—') : t('following.noTarget');
      case 'modality':
        return t(`modality.${words.modality}`);
      case 'duties':
        return words.duties?.map(({ unit }) => unitName(unit)).join(t('listed')) ?? '';
    }
  };
  return (
    <>
      <div>{t('following.entry', { number: deed.number })}</div>
      {FIELDS.filter((field) => field in deed.was).map((field) => (
        <div key={field}>
          {t(`following.field.${field}`)}
          {t('colon')}
          {say(field, deed.was)} → {say(field, deed)}
        </div>
      ))}
      {deed.conversion ? <div>{t('following.converted', { how: conversionWords(t, deed.conversion) })}</div> : null}
      {deed.kept.length > 0 ? (
        <div>
          {t('following.kept', { fields: deed.kept.map((field) => t(`following.field.${field}`)).join(t('listed')) })}
        </div>
      ) : null}
    </>
  );
}
