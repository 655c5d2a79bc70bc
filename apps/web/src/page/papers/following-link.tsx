import { Link } from 'react-router';
import { useFollowing } from '../../api/following.js';
import { has, useSession } from '../../api/session.js';
import { useTranslation } from '../../words/index.js';

/** The way to the tasks that still stand on earlier texts of a paper, with how many these are; nothing where there are none. */
export function FollowingLink({ paperId }: { readonly paperId: string }) {
  const { t } = useTranslation();
  const who = useSession().data;
  const seesAll = who != null && has(who, 'supervision', 'leader', 'auditor');
  const { data } = useFollowing(seesAll ? paperId : null);
  const count = data ? data.rows.length + data.left.length : 0;
  if (count === 0) return null;
  return <Link to={`/papers/${paperId}/following`}>{t('following.open', { count })}</Link>;
}
