import { ListHead, useFilter } from '../../shell/list-head.js';
import { useTranslation } from '../../words/index.js';
import { DroppedPromises } from './dropped-promises.js';

/** All promises of the office that new versions of their papers make no more. */
export function DroppedPage() {
  const { t } = useTranslation();
  const query = useFilter();
  return (
    <div className="page" style={{ maxWidth: 1360 }}>
      <ListHead
        title={t('dropped.title')}
        subject="dropped-promises"
        query={query}
        by={{ name: 'fate', values: ['undecided', 'kept', 'ended'], word: (fate) => t(`dropped.by.${fate}`) }}
      />
      <p className="quiet" style={{ margin: 0 }}>
        {t('dropped.what')}
      </p>
      <section className="panel">
        <DroppedPromises query={query} />
      </section>
    </div>
  );
}
