import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client.js';

/** A refusal on the page: what, why and what to do, in the language of the screen. */
export function Fault({ fault, again }: { readonly fault: unknown; readonly again?: () => void }) {
  const { t, i18n } = useTranslation();
  const problem = fault instanceof ApiError ? fault.problem : null;
  const words = problem ? (i18n.language === 'en' ? problem.english : problem.detail) : String(fault);
  return (
    <Alert
      type="error"
      showIcon
      style={{ margin: '0 0 12px' }}
      title={problem?.title ?? t('fault')}
      description={
        <>
          <div>{words}</div>
          {problem?.fields?.map(({ path, message }) => (
            <div key={path}>
              {path}：{message}
            </div>
          ))}
          {problem?.request ? <small className="quiet">{t('requestNumber', { id: problem.request })}</small> : null}
        </>
      }
      action={again ? <Button onClick={again}>{t('again')}</Button> : undefined}
    />
  );
}
