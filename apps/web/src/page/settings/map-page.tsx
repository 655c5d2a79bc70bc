import { Alert, Button, Input, Modal, Upload } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { Link } from 'react-router';
import { useDoing } from '../../api/list.js';
import { useUnitName } from '../../api/units.js';
import { ownMap } from '../../api/wall.js';
import type { DivisionMap } from '../../api/wall.js';
import { Fault } from '../../shell/fault.js';
import { Facts } from '../../shell/facts.js';
import { Waiting } from '../../shell/waiting.js';

/** 区划地图: the office's approved map as GeoJSON, what of it was not recognised, and its removal. */
export function MapPage() {
  const { t } = useTranslation();
  const unitName = useUnitName();
  const { data, error, refetch } = useQuery(ownMap);
  const [number, setNumber] = useState('');
  const [unread, setUnread] = useState<string | null>(null);
  const [removing, setRemoving] = useState(false);
  const doing = useDoing<DivisionMap | null>();
  const bring = async (file: File): Promise<void> => {
    setUnread(null);
    let read: unknown;
    try {
      read = JSON.parse(await file.text());
    } catch {
      setUnread(file.name);
      return;
    }
    doing.mutate({
      path: 'division-map',
      method: 'PUT',
      body: { approvalNumber: number.trim(), file: read },
    });
  };
  if (error) return <Fault fault={error} again={() => void refetch()} />;
  if (!data) return <Waiting />;
  const { map } = data;
  return (
    <>
      <section className="panel">
        <h2>{t('setting.map.title')}</h2>
        <p className="quiet">{t('setting.map.what')}</p>
        <div className="row-of-acts">
          <Input
            style={{ width: 260 }}
            maxLength={100}
            aria-label={t('setting.map.approval')}
            placeholder={t('setting.map.approvalHint')}
            value={number}
            onChange={({ target }) => setNumber(target.value)}
          />
          <Upload
            accept=".geojson,.json"
            showUploadList={false}
            disabled={number.trim() === ''}
            beforeUpload={(file) => {
              void bring(file);
              return false;
            }}
          >
            <Button type="primary" disabled={number.trim() === ''} loading={doing.isPending}>
              {t(map ? 'setting.map.replace' : 'setting.map.choose')}
            </Button>
          </Upload>
        </div>
        {unread === null ? null : (
          <Alert style={{ marginTop: 12 }} type="error" showIcon title={t('setting.map.unread', { name: unread })} />
        )}
        {doing.error ? <Fault fault={doing.error} /> : null}
      </section>
      {map ? (
        <section className="panel" data-map={map.features.length}>
          <h2>{t('setting.map.now')}</h2>
          <Facts
            rows={[
              [t('setting.map.approval'), map.approvalNumber],
              [
                t('setting.map.matched'),
                t('setting.map.count', { count: map.features.length - map.unmatched.length, all: map.features.length }),
              ],
              [t('setting.map.unmatched'), map.unmatched.join('、')],
              [t('setting.map.missing'), map.missing.map(unitName).join('、')],
            ]}
          />
          {map.unmatched.length > 0 ? <p className="quiet">{t('setting.map.unmatchedDo')}</p> : null}
          <div className="row-of-acts">
            <Link to="/overview">{t('setting.map.look')}</Link>
            <Button onClick={() => setRemoving(true)}>{t('setting.map.remove')}</Button>
          </div>
        </section>
      ) : null}
      <Modal
        open={removing}
        title={t('setting.map.remove')}
        okText={t('setting.map.remove')}
        cancelText={t('cancel')}
        confirmLoading={doing.isPending}
        onCancel={() => setRemoving(false)}
        onOk={() => doing.mutate({ path: 'division-map', method: 'DELETE' }, { onSuccess: () => setRemoving(false) })}
      >
        {t('setting.map.removeWhat')}
      </Modal>
    </>
  );
}
