import { InboxOutlined } from '@ant-design/icons';
import { Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../words/index.js';
import { useUpload } from './use-upload.js';

/** Files that prove something, sent one by one with their progress; the field's value is their ids. */
export function Evidence({
  value = [],
  onChange,
}: {
  readonly value?: readonly string[];
  readonly onChange?: (ids: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const [ids] = useState(() => new Map<string, string>());
  const [upload, asking] = useUpload();
  return (
    <>
      {asking}
      <Upload.Dragger
        multiple
        customRequest={({ file, onProgress, onSuccess, onError }) => {
          const { uid } = file as File & { uid: string };
          upload(file as File, (percent) => onProgress?.({ percent })).then(
            ({ id }) => {
              ids.set(uid, id);
              onSuccess?.(id);
              onChange?.([...ids.values()]);
            },
            (fault: unknown) => onError?.(fault as Error),
          );
        }}
        onRemove={({ uid }) => {
          ids.delete(uid);
          onChange?.([...ids.values()]);
        }}
      >
        <p style={{ margin: 0 }}>
          <InboxOutlined /> {t('deed.dropFiles')}
          {value.length > 0 ? `（${value.length}）` : ''}
        </p>
      </Upload.Dragger>
    </>
  );
}
