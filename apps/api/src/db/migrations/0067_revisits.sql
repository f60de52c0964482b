-- What the return clock suggests for a day: when to be back at which spot, and the visits left to chance.

create table revisit_plan (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  on_date date not null,
  seed integer not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  departure_count integer not null,
  intervals jsonb not null,
  made_at timestamptz not null,
  made_by text not null,
  unique (dataset_id, on_date)
);
comment on table revisit_plan is 'One a day and dataset, never changed: what was left to chance stays known, so that estimates stay possible. seed: of the draw, which can be repeated. from_at, until_at: the passes it was learnt from.';
comment on column revisit_plan.intervals is 'By spot and hour band: minutes after which a quarter are back (null = unknown or not reached), departures and finds behind it.';

create table revisit (
  id integer generated always as identity primary key,
  plan_id integer not null references revisit_plan on delete cascade,
  spot_id integer not null references spot,
  due_at timestamptz not null,
  kind text not null check (kind in ('due', 'random'))
);
comment on table revisit is 'Suggested visits. kind random: spot and time were drawn alike among all, whatever is known of them; a pass within a quarter of an hour of it is free of the patrol''s habits.';
create index revisit_plan_idx on revisit (plan_id, due_at);
create index revisit_random_idx on revisit (due_at) where kind = 'random';
create index revisit_spot_idx on revisit (spot_id);
