import { UploadOutlined } from '@ant-design/icons';
import { Button, Upload } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';

export interface SheetChoiceProps {
  readonly label: string;
  /** What reads the chosen file, until it is closed. */
  readonly children: (file: File, close: () => void) => ReactNode;
}

/** A button by which an Excel file is chosen, and what then reads it: nothing is sent before. */
export function SheetChoice({ label, children }: SheetChoiceProps) {
  const [file, setFile] = useState<File | null>(null);
  return (
    <>
      <Upload
        accept=".xlsx"
        showUploadList={false}
        beforeUpload={(chosen) => {
          setFile(chosen);
          return false;
        }}
      >
        <Button icon={<UploadOutlined />}>{label}</Button>
      </Upload>
      {file ? children(file, () => setFile(null)) : null}
    </>
  );
}
