import { useQueryClient } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import type { Left } from '../../api/following.js';
import { useStanding, useTask } from '../../api/tasks.js';
import { useTranslation } from '../../words/index.js';
import { DeedForm } from '../ledger/deed-form.js';
import { TaskLink } from '../worklist/task-lines.js';

/** How a task ends for which the paper has no measure any more. */
const ENDINGS: readonly string[] = ['cancel', 'close', 'strike-off'];

export interface LeftTaskProps {
  readonly left: Left;
  /** Proposed; the clerk may write another. */
  readonly reason: string;
  readonly mayAct: boolean;
}

/** A task whose measure went with the new version: its old words, and the usual ways to end it. Nothing is done by itself. */
export function LeftTask({ left: { taskId, number, title, state, before }, reason, mayAct }: LeftTaskProps) {
  const { t } = useTranslation();
  const { data: standing } = useStanding(taskId);
  const { data: task } = useTask(taskId);
  const client = useQueryClient();
  const [action, setAction] = useState<string | null>(null);
  /** A task that was cancelled is none that is left. */
  const close = (): void => {
    setAction(null);
    void client.invalidateQueries({ queryKey: ['papers'] });
  };
  const possible = mayAct ? (standing?.possible.filter((one) => ENDINGS.includes(one.action)) ?? []) : [];
  return (
    <div style={{ marginTop: 10 }}>
      <Flex gap="6px 12px" wrap align="center">
        <span>
          <span className="quiet figures">{number}</span>　<TaskLink id={taskId} title={title} />
        </span>
        <span className="chip">{t(`state.${state}`)}</span>
        {possible.map((one) => (
          <Button key={one.action} size="small" onClick={() => setAction(one.action)}>
            {t('following.propose', { action: t(`action.${one.action}`) })}
          </Button>
        ))}
      </Flex>
      <div className="compared one-side">
        <p>
          <del>{before.quote}</del>
        </p>
      </div>
      {action !== null && task && standing ? (
        <DeedForm task={task} standing={standing} action={action} unit={null} initial={{ reason }} close={close} />
      ) : null}
    </div>
  );
}
