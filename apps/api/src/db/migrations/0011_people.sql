-- People who stand on duty, what they are certified for, when they are away, their teams and the bureau's vehicles.

alter table change_log drop constraint if exists change_log_entity_check;
alter table change_log add constraint change_log_entity_check check (entity ~ '^[a-z]+(-[a-z]+)*$');

create table person (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  code text not null,
  name text not null,
  kind text not null check (kind in ('staff', 'auxiliary')),
  phone text not null default '',
  account_id integer unique references account,
  skills text[] not null default '{}',
  joined_on date,
  left_on date,
  version integer not null default 1,
  change_seq bigint not null,
  unique (dataset_id, code)
);
create index person_name on person (dataset_id, name);
comment on table person is 'Staff (事业编制) and auxiliaries (执法辅助人员). left_on: first day no longer in service; rows stay, because rosters name them.';
comment on column person.phone is 'Shown masked; every unmasking is audited with its reason.';

create table certificate (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  number text not null unique,
  valid_from date not null,
  valid_until date not null check (valid_until >= valid_from)
);
create index certificate_person on certificate (person_id);
comment on table certificate is 'Enforcement certificates (执法证); both dates included, as they are printed.';

create table person_leave (
  id integer generated always as identity primary key,
  person_id integer not null references person,
  kind text not null check (kind in ('annual', 'sick', 'personal', 'training', 'compensatory', 'other')),
  away tstzrange not null,
  note text not null default '',
  exclude using gist (person_id with =, away with &&)
);
comment on table person_leave is 'Half-open, never overlapping for one person.';

create table team (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  name text not null,
  kind text not null check (kind in ('persuasion', 'service', 'volunteer', 'publicity', 'enforcement', 'shift')),
  version integer not null default 1,
  unique (dataset_id, name)
);
comment on table team is '党员先锋队 (劝导、服务、志愿、宣传、执法) and shift teams.';
create table team_member (
  team_id integer not null references team on delete cascade,
  person_id integer not null references person,
  primary key (team_id, person_id)
);
create index team_member_person on team_member (person_id);
comment on table team_member is 'Somebody may be in several teams.';

create table vehicle (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  plate text not null,
  name text not null default '',
  seat_count smallint not null check (seat_count between 1 and 60),
  retired_on date,
  version integer not null default 1,
  unique (dataset_id, plate)
);
comment on table vehicle is 'retired_on: first day no longer in service.';
create table vehicle_absence (
  id integer generated always as identity primary key,
  vehicle_id integer not null references vehicle,
  away tstzrange not null,
  note text not null default ''
);
create index vehicle_absence_vehicle on vehicle_absence (vehicle_id);
comment on table vehicle_absence is 'Workshop, loan; half-open.';

create table working_time_scheme (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  approval_number text not null,
  approved_by text not null,
  covers text not null check (covers in ('staff', 'auxiliary', 'all')),
  valid_from date not null,
  valid_until date not null check (valid_until >= valid_from),
  unique (dataset_id, approval_number)
);
comment on table working_time_scheme is 'Approved 综合计算工时 (劳动法 art. 39): lifts the daily, monthly and weekly limits for those it covers.';
