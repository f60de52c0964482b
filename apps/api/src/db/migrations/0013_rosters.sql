-- The roster of a week: shifts made from posts and beats, who stands on them, and every step that can be undone.

create table roster (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  week_on date not null check (extract(isodow from week_on) = 1),
  version integer not null default 1,
  published_version integer,
  published_at timestamptz,
  change_seq bigint not null,
  unique (dataset_id, week_on)
);
comment on table roster is '排班表 of one week from its Monday. version: every change of the draft; published_version: the version last published.';

create table duty_shift (
  id integer generated always as identity primary key,
  roster_id integer not null references roster,
  post_id integer references post,
  beat_id integer references patrol_beat,
  name text not null,
  start_at timestamptz not null,
  end_at timestamptz not null,
  arrive_at timestamptz not null,
  leave_at timestamptz not null,
  person_count smallint not null check (person_count between 1 and 20),
  certified_count smallint not null check (certified_count between 0 and 2),
  needs_vehicle boolean not null,
  unique (post_id, start_at),
  unique (beat_id, start_at),
  check ((post_id is null) <> (beat_id is null)),
  check (end_at > start_at and end_at <= start_at + interval '24 hours' and arrive_at <= start_at and leave_at >= end_at)
);
create index duty_shift_roster on duty_shift (roster_id, start_at);
create index duty_shift_start on duty_shift (start_at);
comment on table duty_shift is 'A stretch of duty to be staffed. [start_at, end_at) is the net duty time; arrive_at and leave_at lie around it.';

create table duty_assignment (
  shift_id integer not null references duty_shift,
  person_id integer not null references person,
  vehicle_id integer references vehicle,
  duty tstzrange not null,
  reasons jsonb not null default '[]',
  primary key (shift_id, person_id),
  exclude using gist (person_id with =, duty with &&),
  exclude using gist (vehicle_id with =, duty with &&, shift_id with <>) where (vehicle_id is not null)
);
comment on table duty_assignment is 'The draft. Nobody twice at once on net duty time, whatever the program believes. reasons: why a soft rule was overruled.';

create table published_assignment (
  shift_id integer not null references duty_shift,
  person_id integer not null references person,
  vehicle_id integer references vehicle,
  duty tstzrange not null,
  relieves_person_id integer references person,
  primary key (shift_id, person_id),
  exclude using gist (person_id with =, duty with &&),
  exclude using gist (vehicle_id with =, duty with &&, shift_id with <>) where (vehicle_id is not null)
);
create index published_assignment_person on published_assignment (person_id);
comment on table published_assignment is 'What holds: who is on duty. duty ends early where somebody took over; relieves_person_id names whom.';

create table roster_change (
  roster_id integer not null references roster,
  seq integer not null,
  at timestamptz not null,
  actor_account_id integer references account,
  actor_name text not null,
  note text not null,
  forward jsonb not null,
  inverse jsonb not null,
  is_undone boolean not null default false,
  primary key (roster_id, seq)
);
comment on table roster_change is 'Steps of a draft with their inverse. Undone steps can be redone until another step is made.';

create table roster_template (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  name text not null,
  entries jsonb not null,
  created_at timestamptz not null,
  unique (dataset_id, name)
);
comment on table roster_template is 'Who stands where by place, weekday and minute of the day.';
