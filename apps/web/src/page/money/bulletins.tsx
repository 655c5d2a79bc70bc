import { useTranslation } from '../../words/index.js';
import { Empty } from '../../shell/rows.js';
import { FrozenList } from '../frozen/frozen-list.js';
import { BULLETIN } from './bulletin.js';

/** 旬通报: what was put out, and the way to the preview of any ten days. */
export function Bulletins() {
  const { t } = useTranslation();
  return (
    <FrozenList
      title={t('money.bulletins')}
      subject={BULLETIN.subject}
      path={BULLETIN.path}
      kind="ten-days"
      empty={<Empty what={t('money.noBulletins')} hint={t('money.noBulletinsDo')} />}
    />
  );
}
