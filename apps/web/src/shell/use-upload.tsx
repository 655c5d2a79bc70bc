import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { ApiError } from '../api/client.js';
import { upload } from '../api/files.js';
import type { StoredFile } from '../api/files.js';
import { useTranslation } from '../words/index.js';

/**
 * Sends files, and asks whoever sends one that cannot show by its words that it bears no mark of classification; what is not
 * confirmed is not sent, and the server’s words stay. The second is what asks: it has its place on the page.
 */
export function useUpload(): readonly [
  (file: File, progress: (percent: number) => void) => Promise<StoredFile>,
  ReactNode,
] {
  const { t } = useTranslation();
  const [modal, asking] = Modal.useModal();
  const send = async (file: File, progress: (percent: number) => void): Promise<StoredFile> => {
    try {
      return await upload(file, progress);
    } catch (fault) {
      if (!(fault instanceof ApiError) || fault.problem.code !== 'mark-unconfirmed') throw fault;
      const sure = await modal.confirm({
        title: t('file.confirmMark'),
        content: t('file.confirmMarkOf', { name: file.name }),
        okText: t('file.noMark'),
        cancelText: t('file.doNotSend'),
      });
      if (!sure) throw fault;
      return await upload(file, progress, true);
    }
  };
  return [send, asking];
}
