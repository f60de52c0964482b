-- Positions as devices send them: who may send, what came, what may not be kept.

create table device (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  name text not null,
  token_hash text not null unique,
  person_id integer references person,
  team_id integer references team,
  vehicle_id integer references vehicle,
  datum text not null check (datum in ('wgs84', 'cgcs2000', 'gcj02', 'bd09')),
  created_at timestamptz not null,
  revoked_at timestamptz,
  last_at timestamptz,
  last_lng double precision,
  last_lat double precision,
  last_heard_at timestamptz,
  unique (dataset_id, name),
  check (num_nonnulls(person_id, team_id, vehicle_id) = 1),
  check (num_nonnulls(last_at, last_lng, last_lat) in (0, 3))
);
comment on table device is 'Whatever sends positions, bound to one person, team or vehicle. token_hash: SHA-256 of the token, which is shown once. datum: what its positions are labelled with.';
comment on column device.last_at is 'Of the latest sound position: one that is ahead of the clock, or of a doubtful clock or place, is never a last position.';

create table fix (
  device_id integer not null,
  device_at timestamptz not null,
  taken_at timestamptz not null,
  received_at timestamptz not null,
  lng double precision not null,
  lat double precision not null,
  accuracy_metres real,
  speed_mps real,
  heading_degrees real,
  marks smallint not null,
  primary key (device_id, device_at)
) partition by range (device_at);
create table fix_other partition of fix default;
comment on table fix is 'Raw positions in WGS-84, a partition per UTC day (fix_yyyymmdd), written by COPY. One device has one position at one instant of its own clock. Kept 90 days unless held.';
comment on column fix.taken_at is 'When it really was: device_at, corrected by what the device''s clock showed on sending; received_at where the clock is beyond belief.';
comment on column fix.marks is 'Bits: 1 weak, 2 future, 4 clock-suspect, 8 nowhere (0, 0), 16 swapped, 32 outside, 64 jump, 128 stationary-drift, 256 datum-suspect.';
comment on table fix_other is 'Days without a partition: implausible device times, and days restored from a backup until they are written to.';

create table fix_off_duty (
  device_id integer not null,
  device_at timestamptz not null,
  received_at timestamptz not null,
  primary key (device_id, device_at)
);
comment on table fix_off_duty is 'Positions sent outside duty ± 15 minutes: acknowledged and counted; where they were is not kept (PIPL art. 6, 19).';

create table fix_batch (
  id bigint generated always as identity primary key,
  received_at timestamptz not null,
  kept_count integer not null,
  duplicate_count integer not null,
  off_duty_count integer not null,
  content_hash text not null
);
comment on table fix_batch is 'One row a commit of positions: counts and SHA-256 of what was kept. Positions are too many for the audit chain; reading, holding and removing them is in it.';

create table fix_hold (
  id integer generated always as identity primary key,
  device_id integer references device,
  held tstzrange not null,
  reason text not null,
  created_at timestamptz not null,
  created_by text not null,
  lifted_at timestamptz
);
comment on table fix_hold is 'Legal hold: positions of these days are not removed while it stands. device_id null = every device.';

create table fix_retention (
  id integer generated always as identity primary key,
  ran_at timestamptz not null,
  before_at timestamptz not null,
  removed_count bigint not null,
  held_count bigint not null
);
comment on table fix_retention is 'What the retention job did: removed what was taken before an instant, but for what is held.';
