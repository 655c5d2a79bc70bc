import { Alert, Button, Progress } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from '../words/index.js';
import { ApiError } from '../api/client.js';

/** What became of one of many; `fault` null: done. */
export interface Fate {
  readonly id: string;
  readonly name: string;
  readonly fault: unknown;
}

/** Does one thing after another; may be stopped; what is refused stops none of the others. */
export function useOneByOne() {
  const [fates, setFates] = useState<readonly Fate[]>([]);
  const [of, setOf] = useState<number | null>(null);
  const stopped = useRef(false);
  const run = async <Row extends Omit<Fate, 'fault'>>(
    rows: readonly Row[],
    act: (row: Row) => Promise<unknown>,
  ): Promise<void> => {
    stopped.current = false;
    setFates([]);
    setOf(rows.length);
    const done: Fate[] = [];
    for (const row of rows) {
      if (stopped.current) break;
      const fault = await act(row).then(
        () => null,
        (caught: unknown) => caught,
      );
      done.push({ id: row.id, name: row.name, fault });
      setFates([...done]);
    }
    setOf(null);
  };
  return { fates, of, run, stop: (): void => void (stopped.current = true), forget: (): void => setFates([]) };
}

/** How far it is, with a way to stop it; then the fate of each that was refused. */
export function Fates({
  fates,
  of,
  stop,
  close,
}: Pick<ReturnType<typeof useOneByOne>, 'fates' | 'of' | 'stop'> & {
  /** Takes the fates off the screen. */
  readonly close?: () => void;
}) {
  const { t, language } = useTranslation();
  if (of !== null)
    return (
      <div className="row-of-acts">
        <Progress style={{ maxWidth: 320 }} percent={Math.floor((100 * fates.length) / Math.max(1, of))} />
        <Button onClick={stop}>{t('bulk.stop')}</Button>
      </div>
    );
  if (fates.length === 0) return null;
  const refused = fates.filter(({ fault }) => fault !== null);
  return (
    <Alert
      type={refused.length > 0 ? 'warning' : 'success'}
      showIcon
      closable={close ? { onClose: close } : false}
      title={t('bulk.fates', { done: fates.length - refused.length, all: fates.length })}
      description={
        refused.length > 0 ? (
          <ul className="timeline">
            {refused.map(({ id, name, fault }) => (
              <li key={id}>
                {name}
                {t('colon')}
                {fault instanceof ApiError && language === 'en' ? fault.problem.english : (fault as Error).message}
              </li>
            ))}
          </ul>
        ) : null
      }
    />
  );
}
