import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as Messages, ConfigProvider } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
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
  return (
    <ConfigProvider theme={theme} locale={i18n.language === 'en' ? en : zh} button={{ autoInsertSpace: false }}>
      <Messages style={{ height: '100%' }}>
        <QueryClientProvider client={client}>
          <BrowserRouter>
            <Gate />
          </BrowserRouter>
        </QueryClientProvider>
      </Messages>
    </ConfigProvider>
  );
}
