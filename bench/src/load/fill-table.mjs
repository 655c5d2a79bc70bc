// The tables that the generator fills, with the columns that it gives values to; the others keep their defaults.
const columns = (names) => ['jurisdiction_id', ...names.split(' ')];

export const filledTables = {
  task: columns('id number title origin state modality starts due league version created_at created_by changed_at'),
  assignment: columns('id task_id unit_id role position state task_due signed_at created_at changed_at'),
  task_lamp: columns('task_id task_version due lamp_at'),
  lamp_facts: columns('task_id task_version facts'),
  reporting_plan: columns('id task_id period_kind basis cut_off valid owed_since'),
  entry: columns('id at day task_id subject_kind subject_id action body account_id unit_id'),
  report: columns(
    'id task_id assignment_id unit_id period_kind period state text progress as_of entry_id filed_at issued_at issued_by late created_at changed_at',
  ),
};
