-- What is known of who was there: check-ins, prompts and alarms.

create table duty_prompt (
  id integer generated always as identity primary key,
  shift_id integer not null references duty_shift,
  person_id integer not null references person,
  asked_at timestamptz not null,
  answered_at timestamptz,
  unique (shift_id, person_id, asked_at)
);
create index duty_prompt_person on duty_prompt (person_id, asked_at);
comment on table duty_prompt is 'Questions at random times of a shift, to be answered within ten minutes.';

create table check_in (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  shift_id integer not null references duty_shift,
  person_id integer not null references person,
  kind text not null check (kind in ('in', 'out', 'prompt', 'confirmed', 'absent')),
  source text not null check (source in ('phone', 'shared-phone', 'leader', 'paper')),
  at timestamptz not null,
  device_at timestamptz not null,
  sent_at timestamptz,
  gps_at timestamptz,
  received_at timestamptz not null,
  position geometry(Point, 4326),
  accuracy_metres double precision,
  distance_metres double precision,
  verdict text not null check (verdict in ('inside', 'outside', 'weak', 'none')),
  is_clock_suspect boolean not null,
  reason text not null default '',
  prompt_id integer references duty_prompt,
  actor_account_id integer references account,
  check ((position is null) = (verdict = 'none')),
  check (at <= received_at)
);
create index check_in_shift on check_in (shift_id, person_id, at);
create index check_in_at on check_in (dataset_id, at desc, id desc);
create index check_in_position on check_in using gist (position);
create index check_in_person on check_in (person_id, at);
comment on table check_in is 'at: when it really was, from three clocks. Weak and outside positions are kept with photo and reason; a leader''s word and paper are marked as such.';

create table check_in_photo (
  check_in_id integer primary key references check_in,
  media text not null check (media = 'image/jpeg'),
  bytes bytea not null
);
comment on table check_in_photo is 'At most 400 kB each.';

create table duty_alarm (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  shift_id integer not null references duty_shift,
  person_id integer not null references person,
  kind text not null check (kind in ('late', 'vacant', 'away', 'left-early', 'no-signal')),
  raised_at timestamptz not null,
  ended_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by text,
  note text not null default '',
  version integer not null default 1,
  unique (shift_id, person_id, kind, raised_at)
);
create index duty_alarm_raised on duty_alarm (dataset_id, raised_at desc, id desc);
comment on table duty_alarm is 'Raised when a person''s state on a shift asks for somebody to act; ended when the state has passed.';
