-- Visits seen in positions, beside those the county lives: of streets and posts, without a spot.

alter table visit alter column spot_id drop not null;
alter table visit add column device_id integer references device;
alter table visit add column post_id integer references post;
alter table visit add column direction smallint not null default 0 check (direction between -1 and 1);
create index visit_device on visit (device_id, entered_at) where device_id is not null;
create index visit_entered on visit (dataset_id, entered_at);
comment on column visit.device_id is 'Set where the visit was seen in positions of a device: such visits are made anew when positions of their day come late.';
comment on column visit.direction is '1 = along the line of the street, -1 = against it, 0 = not told.';

create table track_day (
  device_id integer not null references device,
  day date not null,
  is_settled boolean not null,
  changed_at timestamptz not null,
  primary key (device_id, day)
);
create index track_day_open on track_day (changed_at) where not is_settled;
comment on table track_day is 'Days (Asia/Shanghai) a device sent positions of. Not settled: its visits do not show all of them yet.';
