import type { Part } from '../migration.js';

/**
 * 旬通报、日拨款 of bond money: what was issued and to which project it went, what was asked, paid and really spent.
 * 拨付 (paid out by the treasury) and 支出 (spent by the project) are different facts in different tables.
 */
export const payments: Part = {
  subject: 'payments',
  history: ['payment_request', 'payment', 'spending'],
  sql: `
create table bond_project (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  code text, -- the project's one code
  name text not null,
  unit_id uuid not null, -- 项目单位: asks and spends
  payer_unit_id uuid not null, -- 拨付单位: pays
  task_id uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  primary key (jurisdiction_id, id),
  foreign key (jurisdiction_id, unit_id) references unit,
  foreign key (jurisdiction_id, payer_unit_id) references unit,
  foreign key (jurisdiction_id, task_id) references task
);
create index bond_project_by_unit on bond_project (jurisdiction_id, unit_id, id);
create index bond_project_by_payer on bond_project (jurisdiction_id, payer_unit_id, id);
create index bond_project_by_task on bond_project (jurisdiction_id, task_id) where task_id is not null;
create unique index bond_project_by_code on bond_project (jurisdiction_id, code) where code is not null;

-- 批次: one issue of bonds.
create table bond_batch (
  jurisdiction_id integer not null references jurisdiction,
  id uuid not null,
  name text not null,
  issued_on date not null,
  amount numeric not null check (amount > 0), -- 元
  version integer not null default 1,
  created_at timestamptz not null,
  created_by uuid,
  primary key (jurisdiction_id, id),
  unique (jurisdiction_id, name)
);

create table bond_allotment (
  jurisdiction_id integer not null,
  project_id uuid not null,
  batch_id uuid not null,
  amount numeric not null check (amount > 0), -- 元
  allotted_on date not null,
  version integer not null default 1,
  primary key (jurisdiction_id, project_id, batch_id),
  foreign key (jurisdiction_id, project_id) references bond_project,
  foreign key (jurisdiction_id, batch_id) references bond_batch
);
create index bond_allotment_by_batch on bond_allotment (jurisdiction_id, batch_id);

-- Asked, paid and spent are only ever added; a wrong row is corrected by a new one that names it.
create table payment_request (
  jurisdiction_id integer not null,
  id uuid not null,
  project_id uuid not null,
  batch_id uuid not null,
  requested_on date not null,
  amount numeric not null check (amount > 0), -- 元
  said text not null, -- as typed
  purpose text not null default '',
  corrects_id uuid,
  voided boolean not null default false,
  reason text,
  entered_at timestamptz not null,
  entered_by uuid,
  primary key (jurisdiction_id, id),
  check (corrects_id is null or reason is not null),
  check (not voided or corrects_id is not null),
  foreign key (jurisdiction_id, project_id, batch_id) references bond_allotment,
  foreign key (jurisdiction_id, corrects_id) references payment_request
);
create index payment_request_of on payment_request (jurisdiction_id, project_id, id);
create index payment_request_by_day on payment_request (jurisdiction_id, requested_on, id);
create unique index payment_request_once on payment_request (jurisdiction_id, corrects_id) where corrects_id is not null;

create table payment (
  jurisdiction_id integer not null,
  id uuid not null,
  request_id uuid not null, -- the request as first entered
  paid_on date not null,
  amount numeric not null check (amount > 0), -- 元
  said text not null,
  voucher text,
  corrects_id uuid,
  voided boolean not null default false,
  reason text,
  entered_at timestamptz not null,
  entered_by uuid,
  primary key (jurisdiction_id, id),
  check (corrects_id is null or reason is not null),
  check (not voided or corrects_id is not null),
  foreign key (jurisdiction_id, request_id) references payment_request,
  foreign key (jurisdiction_id, corrects_id) references payment
);
create index payment_of on payment (jurisdiction_id, request_id, id);
create index payment_by_day on payment (jurisdiction_id, paid_on, id);
create unique index payment_once on payment (jurisdiction_id, corrects_id) where corrects_id is not null;

create table spending (
  jurisdiction_id integer not null,
  id uuid not null,
  project_id uuid not null,
  batch_id uuid not null,
  spent_on date not null,
  amount numeric not null check (amount > 0), -- 元
  said text not null,
  payee text,
  corrects_id uuid,
  voided boolean not null default false,
  reason text,
  entered_at timestamptz not null,
  entered_by uuid,
  primary key (jurisdiction_id, id),
  check (corrects_id is null or reason is not null),
  check (not voided or corrects_id is not null),
  foreign key (jurisdiction_id, project_id, batch_id) references bond_allotment,
  foreign key (jurisdiction_id, corrects_id) references spending
);
create index spending_of on spending (jurisdiction_id, project_id, id);
create index spending_by_day on spending (jurisdiction_id, spent_on, id);
create unique index spending_once on spending (jurisdiction_id, corrects_id) where corrects_id is not null;
`,
};
