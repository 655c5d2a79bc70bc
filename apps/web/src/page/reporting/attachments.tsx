import { DownloadOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useId, useRef, useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { useAttaching, useAttachments } from '../../api/files.js';
import { Fault } from '../../shell/fault.js';
import { useUpload } from '../../shell/use-upload.js';
import { Reason } from '../../form/reason.js';

/** Proofs of a report and the scan of its stamped page; sent one by one, each with its progress. */
export function Attachments({ reportId, stamped }: { readonly reportId: string; readonly stamped: boolean }) {
  const { t } = useTranslation();
  const title = useId();
  const files = useAttachments('report', reportId);
  const { withdraw } = useAttaching('report', reportId);
  const [leaving, setLeaving] = useState<string | null>(null);
  return (
    <section aria-labelledby={title} className="report-field">
      <span id={title} className="label">
        {t('reporting.attachments')}
      </span>
      {files.error ? <Fault fault={files.error} again={() => void files.refetch()} /> : null}
      <ul className="attached">
        {files.data?.map(({ id, title: name, stamped: isStamped, file }) => (
          <li key={id}>
            <a href={`/api/attachments/${id}/file`} download>
              <DownloadOutlined /> {name}
            </a>
            {isStamped ? <span className="chip">{t('reporting.stamped')}</span> : null}
            <span className="quiet figures">{sizeOf(file.size)}</span>
            <Button size="small" type="text" onClick={() => setLeaving(id)}>
              {t('reporting.withdraw')}
            </Button>
          </li>
        ))}
      </ul>
      <div className="attach-row">
        <Attach reportId={reportId} stamped={false} label={t('reporting.attach')} />
        <Attach
          reportId={reportId}
          stamped
          label={t(stamped ? 'reporting.attachStampedNeeded' : 'reporting.attachStamped')}
        />
      </div>
      {leaving ? (
        <Reason
          title={t('reporting.withdraw')}
          pending={withdraw.isPending}
          error={withdraw.error}
          submit={(reason) => withdraw.mutate({ id: leaving, reason }, { onSuccess: () => setLeaving(null) })}
          close={() => setLeaving(null)}
        />
      ) : null}
    </section>
  );
}

interface Sending {
  readonly file: File;
  readonly percent: number;
  readonly fault: unknown;
}

function Attach({
  reportId,
  stamped,
  label,
}: {
  readonly reportId: string;
  readonly stamped: boolean;
  readonly label: string;
}) {
  const { t } = useTranslation();
  const { attach } = useAttaching('report', reportId);
  const [upload, asking] = useUpload();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const update = (file: File, next: Partial<Sending> | null): void =>
    setSending((all) => all.flatMap((one) => (one.file !== file ? [one] : next === null ? [] : [{ ...one, ...next }])));
  const send = async (file: File): Promise<void> => {
    update(file, { percent: 0, fault: null });
    try {
      const { id } = await upload(file, (percent) => update(file, { percent }));
      await attach.mutateAsync({ fileId: id, title: file.name, stamped });
      update(file, null);
    } catch (fault) {
      update(file, { fault });
    }
  };
  return (
    <div className="attach">
      {asking}
      <Button onClick={() => input.current?.click()}>{label}</Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={!stamped}
        aria-label={label}
        {...(stamped ? { accept: 'image/*,.pdf,.ofd' } : {})}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = '';
          setSending((all) => [...all, ...files.map((file) => ({ file, percent: 0, fault: null }))]);
          for (const file of files) void send(file);
        }}
      />
      {sending.map(({ file, percent, fault }) => (
        <div key={`${file.name} ${file.lastModified}`}>
          <span>{file.name}</span>
          {fault ? (
            <>
              <Fault fault={fault} again={() => void send(file)} />
              <Button size="small" onClick={() => update(file, null)}>
                {t('cancel')}
              </Button>
            </>
          ) : (
            <Progress percent={Math.floor(percent)} size="small" />
          )}
        </div>
      ))}
    </div>
  );
}

/** A size in the unit that reads best. */
const sizeOf = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1024 ** 2
      ? `${Math.ceil(bytes / 1024)} KB`
      : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
