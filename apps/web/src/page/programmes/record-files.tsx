import { PaperClipOutlined } from '@ant-design/icons';
import { Card, Flex } from 'antd';
import { useTranslation } from '../../words/index.js';
import { evidenceFile } from '../../api/programmes.js';
import type { RecordWhole } from '../../api/programmes.js';

/** Pictures that a browser draws by itself. */
const PICTURE = /^image\/(?:jpeg|png|gif|webp|avif)$/;

/** The files that prove what a record says: photographs as pictures, others by their names. */
export function RecordFiles({
  programme,
  register,
  record,
}: {
  readonly programme: string;
  readonly register: string;
  readonly record: RecordWhole;
}) {
  const { t } = useTranslation();
  if (record.files.length === 0) return null;
  return (
    <Card size="small" title={t('programme.files', { count: record.files.length })}>
      <Flex gap={12} wrap>
        {record.files.map(({ id, name, mediaType }) => {
          const address = evidenceFile(programme, register, record.id, id);
          return (
            <a key={id} href={address} download={name} style={{ maxWidth: 220 }}>
              {PICTURE.test(mediaType) ? (
                <img
                  src={address}
                  alt={name}
                  loading="lazy"
                  style={{ width: 220, height: 150, objectFit: 'cover', borderRadius: 4, display: 'block' }}
                />
              ) : (
                <PaperClipOutlined />
              )}{' '}
              <span style={{ overflowWrap: 'anywhere' }}>{name}</span>
            </a>
          );
        })}
      </Flex>
    </Card>
  );
}
