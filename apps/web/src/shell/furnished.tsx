import { ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale';
import zh from 'antd/locale/zh_CN';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from '../words/index.js';
import { theme } from '../theme/library.js';

/** The component library in our colours and in the language of the screen, round a page that uses it. */
export function Furnished({ children }: { readonly children: ReactNode }) {
  const { language } = useTranslation();
  const isEnglish = language === 'en';
  const [english, setEnglish] = useState<Locale | null>(null);
  useEffect(() => {
    if (isEnglish) void import('antd/locale/en_US').then(({ default: words }) => setEnglish(words));
  }, [isEnglish]);
  return (
    <ConfigProvider theme={theme} locale={(isEnglish && english) || zh} button={{ autoInsertSpace: false }}>
      {children}
    </ConfigProvider>
  );
}
