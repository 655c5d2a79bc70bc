import { Button, Dropdown, Flex } from 'antd';
import type { ComponentType } from 'react';
import { useState } from 'react';
import { useTranslation } from '../../words/index.js';
import { useStanding } from '../../api/tasks.js';
import type { Task } from '../../api/tasks.js';
import { useUnitName } from '../../api/units.js';
import { Fault } from '../../shell/fault.js';
import { AskReports } from './ask-reports.js';
import { DeedForm, fieldsOf } from './deed-form.js';
import { CarryOver, Merge, Split } from './endings.js';
import type { ActionForm } from './endings.js';

/** What comes next most often in each state: shown as the main button. */
const MAIN: ReadonlySet<string> = new Set([
  'establish',
  'assign',
  'sign',
  'decide',
  'close',
  'strike-off',
  'accept-report',
]);

/** What has a form of its own; rarely wanted, so one click further away. */
const FORMS: Readonly<Partial<Record<string, ComponentType<ActionForm>>>> = {
  'plan-reporting': AskReports,
  split: Split,
  merge: Merge,
  'carry-over': CarryOver,
};

/** The buttons of what this account may do to a task now, as the server says. */
export function Deeds({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  const { data: standing, error } = useStanding(task.id);
  const unitName = useUnitName();
  const [open, setOpen] = useState<{ action: string; unit: string | null } | null>(null);
  if (error) return <Fault fault={error} />;
  if (!standing) return null;
  const possible = standing.possible.filter(({ action }) => fieldsOf[action] !== undefined);
  const further = standing.possible.filter(({ action }) => FORMS[action] !== undefined);
  if (possible.length + further.length === 0) return null;
  const OwnForm = open ? FORMS[open.action] : undefined;
  const several = new Set(possible.map(({ unit }) => unit)).size > 1;
  return (
    <>
      <Flex gap={8} wrap style={{ marginBottom: 16 }} className="no-print">
        {possible.map(({ action, unit }) => (
          <Button
            key={`${action} ${unit ?? ''}`}
            type={MAIN.has(action) ? 'primary' : 'default'}
            danger={action === 'cancel'}
            onClick={() => setOpen({ action, unit })}
          >
            {t(`action.${action}`)}
            {several && unit ? `（${unitName(unit)}）` : ''}
          </Button>
        ))}
        {further.length > 0 ? (
          <Dropdown
            trigger={['click']}
            menu={{
              items: further.map(({ action }) => ({ key: action, label: t(`action.${action}`) })),
              onClick: ({ key }) => setOpen({ action: key, unit: null }),
            }}
          >
            <Button>{t('endings.more')}</Button>
          </Dropdown>
        ) : null}
      </Flex>
      {open && OwnForm ? <OwnForm task={task} close={() => setOpen(null)} /> : null}
      {open && !OwnForm ? <DeedForm {...open} task={task} standing={standing} close={() => setOpen(null)} /> : null}
    </>
  );
}
