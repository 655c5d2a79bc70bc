import { useHistory, useStanding } from '../../api/tasks.js';
import type { Task } from '../../api/tasks.js';
import { has, useSession } from '../../api/session.js';
import { CorrectEntry } from '../../history/correct-entry.js';
import { Entries } from '../../history/entries.js';

/** A task's history, the newest first; the office mends what was entered wrongly. */
export function History({ task }: { readonly task: Task }) {
  const list = useHistory(task.id);
  const { data: standing } = useStanding(task.id);
  const who = useSession().data;
  const mayCorrect = who != null && has(who, 'supervision') && standing !== undefined;
  return (
    <Entries
      list={list}
      {...(mayCorrect
        ? {
            act: (entry, all) => <CorrectEntry task={task} standing={standing} entry={entry} all={all} />,
          }
        : {})}
    />
  );
}
