import { useTranslation } from '../words/index.js';
import { Ask } from './ask.js';

export interface ReasonProps {
  readonly title: string;
  /** What will happen. */
  readonly what?: string;
  readonly pending: boolean;
  readonly error?: unknown;
  readonly submit: (reason: string) => void;
  readonly close: () => void;
}

/** Asks why before something is done that leaves its reason in the history. */
export function Reason({ title, what, pending, error = null, submit, close }: ReasonProps) {
  const { t } = useTranslation();
  return (
    <Ask
      title={title}
      lead={what}
      fields={[{ name: 'reason', label: t('field.reason'), kind: 'words', most: 2000 }]}
      pending={pending}
      fault={error}
      close={close}
      submit={({ reason }) => submit(reason as string)}
    />
  );
}
