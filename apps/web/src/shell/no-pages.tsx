import { Result } from 'antd';
import { useTranslation } from 'react-i18next';

/** What an account sees whose roles open no page yet: why, and how its office gets to work. */
export function NoPages() {
  const { t } = useTranslation();
  return (
    <Result
      status="info"
      title={t('noPages.what')}
      subTitle={
        <>
          <p>{t('noPages.why')}</p>
          <p>{t('noPages.next')}</p>
        </>
      }
    />
  );
}
