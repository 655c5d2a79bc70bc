import { CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from '../../words/index.js';

/** Text that is taken to a chat or a letter, with a button that copies it; where the browser forbids that, it is marked. */
export function CopyText({ text, label }: { readonly text: string; readonly label: string }) {
  const { t } = useTranslation();
  const area = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async (): Promise<void> => {
    area.current?.select();
    // An intranet's plain http has no clipboard; the older way works there.
    const done = await (navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject(new Error())).then(
      () => true,
      () => document.execCommand('copy'),
    );
    setCopied(done ? text : null);
  };
  return (
    <div className="copy-text">
      <textarea ref={area} readOnly rows={4} value={text} aria-label={label} />
      <Button icon={<CopyOutlined />} onClick={() => void copy()}>
        {t(copied === text ? 'roster.copied' : 'roster.copy')}
      </Button>
    </div>
  );
}
