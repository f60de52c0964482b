-- Devices of the simulated county, and how far its tracks are stored; days that never fall quiet are settled all the same.

alter table device add column is_simulated boolean not null default false;
comment on column device.is_simulated is '模拟: sends what the simulated county lives.';

alter table track_day add column settled_at timestamptz;
comment on column track_day.settled_at is 'When its visits were last made; null = never. A day that is still being sent is settled again every few minutes.';

create table seed_track_day (
  dataset_id integer not null references dataset,
  day date not null,
  until_at timestamptz not null,
  primary key (dataset_id, day)
);
comment on table seed_track_day is 'Days (Asia/Shanghai) whose simulated tracks are in the store, up to an instant.';
