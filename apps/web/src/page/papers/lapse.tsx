import { useTranslation } from '../../words/index.js';
import { useDoing } from '../../api/list.js';
import type { Paper } from '../../api/papers.js';
import { today } from '../../api/time.js';
import { Ask } from '../../form/ask.js';

/** 失效: from which day a paper no longer holds. Its tasks stay as they are; somebody decides about each. */
export function Lapse({
  paper: { id, version },
  close,
}: {
  readonly paper: Pick<Paper, 'id' | 'version'>;
  readonly close: () => void;
}) {
  const { t } = useTranslation();
  const doing = useDoing();
  return (
    <Ask
      title={t('lapse.do')}
      lead={t('lapse.what')}
      fields={[{ name: 'on', label: t('lapse.on'), kind: 'day', initial: today() }]}
      pending={doing.isPending}
      fault={doing.error}
      close={close}
      submit={({ on }) => doing.mutate({ path: `papers/${id}/lapse`, version, body: { on } }, { onSuccess: close })}
    />
  );
}
