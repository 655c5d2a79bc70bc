import { useMemo } from 'react';
import { useTranslation } from '../../../words/index.js';
import { TextPane } from './text-pane.js';
import type { TextPaneProps } from './text-pane.js';
import { threadedWords } from './thread.js';
import type { Thread } from './thread.js';

export interface ThreadPaneProps extends Omit<TextPaneProps, 'label'> {
  readonly threads: readonly Thread[];
}

/** A newspaper's page, article after article in reading order, with the same marks as in the original. */
export function ThreadPane({ text, threads, marks, ...more }: ThreadPaneProps) {
  const { t } = useTranslation();
  const articles = useMemo(() => threads.map((thread) => threadedWords(text, thread, marks)), [text, threads, marks]);
  return threads.map(({ title, column, parts }, index) => {
    const place = t('reader.article', { number: index + 1, pieces: parts.length });
    return (
      <section key={parts[0]!.start} className="thread" aria-label={title ?? place}>
        <h2>{[place, column].filter(Boolean).join('　')}</h2>
        <TextPane label={title ?? place} {...articles[index]!} {...more} />
      </section>
    );
  });
}
