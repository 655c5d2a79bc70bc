import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { has, useSession } from '../../api/session.js';
import type { Source } from '../../api/programmes.js';

/** Where a number or a rule comes from: one click opens the paper at the sentence, for those who may read papers. */
export function SourceLink({ source }: { readonly source: Source }) {
  const { t } = useTranslation();
  const who = useSession().data;
  if (source === null) return <Typography.Text type="warning">{t('programme.unconfirmed')}</Typography.Text>;
  const { title, sentence } = source;
  if (sentence === null) return <>{title}</>;
  const { paperId, version, start, end, quote } = sentence;
  const reads = who !== null && who !== undefined && has(who, 'supervision', 'leader', 'auditor');
  return (
    <>
      {reads ? <Link to={`/papers/${paperId}?version=${version}&at=${start}-${end}`}>{title}</Link> : title}
      <span className="quiet">“{quote}”</span>
    </>
  );
}
