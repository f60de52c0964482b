-- Tasks sent to units on duty, whom they went to, and every step of them.

create table patrol_task (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  district_id integer references district,
  position geometry(Point, 4326) not null,
  incident_id integer references incident on delete set null,
  alarm_key text,
  title text not null,
  device_id integer not null references device,
  shift_id integer not null references duty_shift,
  unit_name text not null,
  state text not null check (state in ('sent', 'accepted', 'arrived', 'done', 'declined', 'cancelled')),
  arrival text check (arrival in ('position', 'word')),
  road_metres double precision,
  road_seconds double precision,
  sent_at timestamptz not null,
  accepted_at timestamptz,
  arrived_at timestamptz,
  ended_at timestamptz,
  sent_by text not null,
  version integer not null default 1,
  check ((ended_at is null) = (state in ('sent', 'accepted', 'arrived'))),
  check ((arrived_at is null) = (arrival is null))
);
create unique index patrol_task_open on patrol_task (device_id) where ended_at is null;
create index patrol_task_sent on patrol_task (dataset_id, sent_at desc, id desc);
create index patrol_task_position on patrol_task using gist (position);
create index patrol_task_incident on patrol_task (incident_id) where incident_id is not null;
comment on table patrol_task is 'Work sent to a unit on duty, from an incident, an alarm or a point. One open task a unit. road_*: by road from where the unit was when it was sent; null = not known. arrival: by its position, or by word alone.';

create table patrol_task_person (
  task_id integer not null references patrol_task on delete cascade,
  person_id integer not null references person,
  primary key (task_id, person_id)
);
create index patrol_task_person_person on patrol_task_person (person_id, task_id desc);
comment on table patrol_task_person is 'Who was on duty with the unit when the task was sent: any of them speaks for it.';

create table patrol_task_step (
  task_id integer not null references patrol_task on delete cascade,
  seq integer not null,
  step text not null check (step in ('sent', 'accepted', 'arrived', 'done', 'declined', 'cancelled')),
  source text not null check (source in ('desk', 'phone', 'positions')),
  at timestamptz not null,
  received_at timestamptz not null,
  actor_name text not null,
  verdict text check (verdict in ('inside', 'outside', 'weak', 'none')),
  distance_metres double precision,
  is_clock_suspect boolean not null default false,
  note text not null default '',
  primary key (task_id, seq)
);
comment on table patrol_task_step is 'at: when it really was, by the phone''s clock as corrected; received_at: when the server had it. verdict: where the phone was on saying 已到.';
