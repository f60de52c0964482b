-- How far the simulated county has been written: records come first, visits follow in the background, and a start cut short goes on from here.

create table seed_progress (
  dataset_id integer not null references dataset,
  town text not null,
  part text not null check (part in ('records', 'visits')),
  until_at timestamptz not null,
  primary key (dataset_id, town, part)
);
comment on table seed_progress is 'Per copy of the simulated town (town: empty = the first, -2, -3 …): up to which instant its records and its visits are in the store.';
