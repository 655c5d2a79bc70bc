import { Link } from 'react-router';
import { useFollowing } from '../../api/following.js';
import { useCount } from '../../api/list.js';
import { has, useSession } from '../../api/session.js';
import { useTranslation } from '../../words/index.js';

/** The way to the tasks that still stand on earlier texts of a paper, with how many these are, and how many promises the latest text drops that nobody decided; nothing where there are none. */
export function FollowingLink({ paperId }: { readonly paperId: string }) {
  const { t } = useTranslation();
  const who = useSession().data;
  const seesAll = who != null && has(who, 'supervision', 'leader', 'auditor');
  const { data } = useFollowing(seesAll ? paperId : null);
  const dropped = useCount(seesAll ? 'dropped-promises' : null, { paper: paperId, fate: 'undecided' });
  const count = data ? data.rows.length + data.left.length : 0;
  const to = `/papers/${paperId}/following`;
  return (
    <>
      {count > 0 ? <Link to={to}>{t('following.open', { count })}</Link> : null}
      {dropped ? <Link to={to}>{t('dropped.open', { count: dropped })}</Link> : null}
    </>
  );
}
