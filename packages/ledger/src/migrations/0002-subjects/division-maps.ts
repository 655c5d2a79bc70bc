import type { Part } from '../migration.js';

/** The map of its divisions that an office may draw. */
export const divisionMaps: Part = {
  subject: 'division-maps',
  sql: `
create table division_map (
  jurisdiction_id integer primary key references jurisdiction,
  approval_number text not null, -- 审图号: no map is shown without it
  features jsonb not null, -- name, unit and polygons of each division, longitude before latitude
  entered_at timestamptz not null,
  entered_by uuid
);
`,
};
