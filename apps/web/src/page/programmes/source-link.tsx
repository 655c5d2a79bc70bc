import { Typography } from 'antd';
import { useTranslation } from '../../words/index.js';
import { Link } from 'react-router';
import { has, useSession } from '../../api/session.js';
import type { Source } from '../../api/programmes.js';

/** The way to a source's sentence in its paper; null where the ledger does not hold it, or for those who may not read papers. */
export function useSentencePath(): (source: Source) => string | null {
  const who = useSession().data;
  const reads = who !== null && who !== undefined && has(who, 'supervision', 'leader', 'auditor');
  return (source) => {
    const sentence = source?.sentence;
    return reads && sentence
      ? `/papers/${sentence.paperId}?version=${sentence.version}&at=${sentence.start}-${sentence.end}`
      : null;
  };
}

/** Where a number or a rule comes from: one click opens the paper at the sentence, for those who may read papers. */
export function SourceLink({ source }: { readonly source: Source }) {
  const { t } = useTranslation();
  const pathOf = useSentencePath();
  if (source === null) return <Typography.Text type="warning">{t('programme.unconfirmed')}</Typography.Text>;
  const { title, sentence } = source;
  if (sentence === null)
    return (
      <>
        {title} <span className="quiet">{t('programme.notHeld')}</span>
      </>
    );
  const path = pathOf(source);
  return (
    <>
      {path === null ? title : <Link to={path}>{title}</Link>}
      <span className="quiet">“{sentence.quote}”</span>
    </>
  );
}
