import { Spin } from 'antd';
import { Navigate, useParams } from 'react-router';
import { useRecordPlace } from '../../api/programmes.js';
import { Fault } from '../../shell/fault.js';

/** The page of a record that is known by its id alone: what the search found. */
export function RecordPlace() {
  const { id = '' } = useParams();
  const { data, error } = useRecordPlace(id);
  if (error) return <Fault fault={error} />;
  if (!data) return <Spin style={{ margin: 40 }} />;
  return <Navigate to={`/programmes/${data.programme}/registers/${data.register}/${id}`} replace />;
}
