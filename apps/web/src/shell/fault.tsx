import warning from '@ant-design/icons-svg/es/asn/CloseCircleFilled';
import { useTranslation } from '../words/index.js';
import { ApiError } from '../api/client.js';
import { Icon } from './icon.js';

/** A refusal on the page: what, why and what to do, in the language of the screen. */
export function Fault({ fault, again }: { readonly fault: unknown; readonly again?: () => void }) {
  const { t, language } = useTranslation();
  const problem = fault instanceof ApiError ? fault.problem : null;
  const isEnglish = language === 'en';
  const words = problem ? (isEnglish ? problem.english : problem.detail) : String(fault);
  // The server's titles are Chinese; its English says it all.
  const title = isEnglish ? null : problem?.title;
  return (
    <div role="alert" className="fault">
      <Icon of={warning} />
      <div>
        <strong>{title ?? t('fault')}</strong>
        <div>{words}</div>
        {problem?.fields?.map(({ path, message }) => (
          <div key={path}>
            {path}：{message}
          </div>
        ))}
        {problem?.request ? <small className="quiet">{t('requestNumber', { id: problem.request })}</small> : null}
      </div>
      {again ? (
        <button type="button" className="button" onClick={again}>
          {t('again')}
        </button>
      ) : null}
    </div>
  );
}
