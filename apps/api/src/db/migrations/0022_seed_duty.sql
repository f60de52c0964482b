-- How far the simulated county's duty has been written: the weeks people look at come first, older ones follow in the background.

create table seed_duty (
  dataset_id integer not null references dataset,
  town text not null,
  until_at timestamptz not null,
  primary key (dataset_id, town)
);
comment on table seed_duty is 'Per copy of the simulated town: up to which instant all of its duty is in the store.';

create table seed_duty_week (
  dataset_id integer not null references dataset,
  town text not null,
  week_on date not null,
  until_at timestamptz not null,
  primary key (dataset_id, town, week_on)
);
comment on table seed_duty_week is 'Per week of simulated duty: up to which instant what became known of it is in the store.';
