import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale';
import zh from 'antd/locale/zh_CN';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter } from 'react-router';
import { ApiError } from './api/client.js';
import { Gate } from './shell/gate.js';
import { theme } from './theme/tokens.js';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // What the server refuses stays refused; a broken line is tried again.
      retry: (count, fault) =>
        count < 2 && fault instanceof ApiError && [0, 502, 503, 504].includes(fault.problem.status),
    },
  },
});

export function App() {
  const { i18n } = useTranslation();
  const isEnglish = i18n.language === 'en';
  const [english, setEnglish] = useState<Locale | null>(null);
  useEffect(() => {
    if (isEnglish) void import('antd/locale/en_US').then(({ default: words }) => setEnglish(words));
  }, [isEnglish]);
  return (
    <ConfigProvider theme={theme} locale={(isEnglish && english) || zh} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={client}>
        <BrowserRouter>
          <Gate />
        </BrowserRouter>
      </QueryClientProvider>
    </ConfigProvider>
  );
}
