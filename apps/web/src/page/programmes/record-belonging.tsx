import { Button, Card, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import type { Definition, RecordWhole } from '../../api/programmes.js';
import { Entering, RecordTable, useMayEnter } from './register-page.js';
import { useSay } from './say.js';

/** The records of other registers that belong to this one, a tab for each register; a new one is entered from here. */
export function RecordBelonging({
  of,
  record,
  day,
}: {
  readonly of: Definition;
  readonly record: RecordWhole;
  readonly day: string | null;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const mayEnter = useMayEnter();
  const [chosen, choose] = useState(0);
  const [entering, setEntering] = useState(false);
  const all = record.belonging.map((one) => ({
    ...one,
    register: of.registers.find(({ code }) => code === one.register)!,
  }));
  const shown = all[chosen]!;
  return (
    <Card size="small">
      <Tabs
        size="small"
        activeKey={String(chosen)}
        onChange={(key) => choose(Number(key))}
        tabBarExtraContent={
          mayEnter ? (
            <Button size="small" onClick={() => setEntering(true)}>
              {t('programme.enter')}
            </Button>
          ) : null
        }
        items={all.map(({ register, field, count }, at) => ({
          key: String(at),
          label: `${say(register.name)} ${count}`,
          children: (
            <RecordTable
              of={of}
              register={{ ...register, list: register.list.filter((name) => name !== field) }}
              query={{ day, search: null, where: [`${field}:${record.id}`], order: null, descending: false }}
              order={null}
            />
          ),
        }))}
      />
      {entering ? (
        <Entering
          of={of}
          register={shown.register}
          parent={{ field: shown.field, id: record.id, title: record.title }}
          close={() => setEntering(false)}
        />
      ) : null}
    </Card>
  );
}
