import { useTranslation } from '../words/index.js';

/** What an account sees whose roles open no page yet: why, and how its office gets to work. */
export function NoPages() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <section className="panel">
        <h2>{t('noPages.what')}</h2>
        <p>{t('noPages.why')}</p>
        <p>{t('noPages.next')}</p>
      </section>
    </div>
  );
}
