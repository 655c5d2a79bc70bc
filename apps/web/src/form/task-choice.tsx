import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../words/index.js';
import { rowsOf, useList, useOne } from '../api/list.js';
import type { ListedTask, Task } from '../api/tasks.js';

/** So many tasks are offered; typing narrows them. */
const OFFERED = 20;

/** One task of the ledger, found by its name or number. `Form.Item` hands it value, change and id. */
export function TaskChoice({ value, ...given }: { readonly value?: string }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const offered = rowsOf(useList<ListedTask>('tasks', name ? { name } : {}, OFFERED));
  const chosen = useOne<Task>(value ? `tasks/${value}` : null).data;
  const tasks = chosen && !offered.some(({ id }) => id === chosen.id) ? [chosen, ...offered] : offered;
  return (
    <Select
      {...given}
      value={value ?? null}
      allowClear
      placeholder={t('ledger.search')}
      showSearch={{ filterOption: false, onSearch: (words) => setName(words.trim()) }}
      options={tasks.map(({ id, number, title }) => ({ value: id, label: `${number}　${title}` }))}
    />
  );
}
