import { Navigate, useParams } from 'react-router';
import { useRecordPlace } from '../../api/programmes.js';
import { Fault } from '../../shell/fault.js';
import { Waiting } from '../../shell/waiting.js';

/** The page of a record that is known by its id alone: what the search found. */
export function RecordPlace() {
  const { id = '' } = useParams();
  const { data, error } = useRecordPlace(id);
  if (error) return <Fault fault={error} />;
  if (!data) return <Waiting page />;
  return <Navigate to={`/programmes/${data.programme}/registers/${data.register}/${id}`} replace />;
}
