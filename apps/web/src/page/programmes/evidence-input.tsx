import { Input, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Evidence } from '../../shell/evidence.js';

/** Proofs: files that are uploaded here, and the number of a paper kept in an archive. What stood there stays until it is taken out. */
export function EvidenceInput({
  id,
  value = [],
  onChange,
}: {
  readonly id?: string;
  readonly value?: readonly string[];
  readonly onChange?: (items: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const [before] = useState(() => value.filter(isFile));
  const [kept, setKept] = useState<readonly string[]>(before);
  const [fresh, setFresh] = useState<readonly string[]>([]);
  const [text, setText] = useState(() => value.filter((item) => !isFile(item)).join('、'));
  const tell = (files: readonly string[], more: readonly string[], words: string): void => {
    setKept(files);
    setFresh(more);
    setText(words);
    onChange?.([...textsOf(words), ...files, ...more]);
  };
  return (
    <Flex vertical gap={6}>
      <Input
        {...(id === undefined ? {} : { id })}
        placeholder={t('programme.archiveNumber')}
        value={text}
        onChange={({ target }) => tell(kept, fresh, target.value)}
      />
      {kept.length > 0 ? (
        <span className="quiet">
          {t('programme.filesKept', { count: kept.length })}{' '}
          <button type="button" className="plain" onClick={() => tell([], fresh, text)}>
            {t('programme.filesOut')}
          </button>
        </span>
      ) : null}
      <Evidence value={fresh} onChange={(ids) => tell(kept, ids, text)} />
    </Flex>
  );
}

const isFile = (item: string): boolean => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(item);

const textsOf = (words: string): string[] =>
  words
    .split(/[、,，;；\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
