import { Card, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { speak } from '../words/index.js';
import { Mark } from './mark.js';

/** The page before the product: a card in the middle of the screen. */
export function Door({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t, i18n } = useTranslation();
  return (
    <main style={{ minHeight: '100%', display: 'grid', placeItems: 'center', padding: 16, boxSizing: 'border-box' }}>
      <div style={{ width: '100%', maxWidth: 380 }}>
        <div style={{ textAlign: 'center', marginBottom: 20 }}>
          <Mark size={44} />
          <Typography.Title level={2} style={{ margin: '10px 0 2px', letterSpacing: 6, textIndent: 6 }}>
            {t('product')}
          </Typography.Title>
          <Typography.Text type="secondary">{t('motto')}</Typography.Text>
        </div>
        <Card title={<h1 style={{ font: 'inherit', margin: 0 }}>{title}</h1>}>{children}</Card>
        <div style={{ textAlign: 'center', marginTop: 12 }}>
          <Typography.Link
            href="#"
            onClick={(event) => {
              event.preventDefault();
              void speak(i18n.language === 'en' ? 'zh-CN' : 'en');
            }}
          >
            {t('language')}
          </Typography.Link>
        </div>
      </div>
    </main>
  );
}
