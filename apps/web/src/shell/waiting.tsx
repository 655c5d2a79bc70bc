import { useTranslation } from '../words/index.js';

/** Says that something is awaited; alone on its page it stands off from the edges. */
export function Waiting({ page = false }: { readonly page?: boolean }) {
  const { t } = useTranslation();
  return <span className={page ? 'waiting page-wide' : 'waiting'} role="status" aria-label={t('loading')} />;
}
