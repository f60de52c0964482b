-- Spots and visits: where officers passed and what they found. The pass is the denominator of every rate.

create table spot (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  code text not null,
  position geometry(Point, 4326) not null,
  road_segment_id integer references road_segment on delete set null,
  unique (dataset_id, code)
);
create index spot_position on spot using gist (position);
comment on table spot is 'A stretch of kerb a few metres long where something keeps happening: the unit of visits, returns and rates.';

create table visit (
  id bigint generated always as identity primary key,
  dataset_id integer not null references dataset,
  unit text not null,
  mode text not null check (mode in ('foot', 'vehicle')),
  spot_id integer not null references spot,
  road_segment_id integer references road_segment on delete set null,
  entered_at timestamptz not null,
  left_at timestamptz not null,
  is_random boolean not null,
  noticed_count smallint not null check (noticed_count >= 0),
  has_clear_check boolean not null,
  unique (dataset_id, unit, entered_at),
  check (left_at >= entered_at),
  check (not (has_clear_check and noticed_count > 0))
);
create index visit_spot on visit (spot_id, entered_at);
create index visit_segment on visit (road_segment_id, entered_at);
comment on table visit is 'One pass of a spot by a group. noticed_count: what it found; has_clear_check: 到点无违规 was tapped (taps lapse: the pass is the denominator, not the tap).';
comment on column visit.is_random is 'Went to a random spot at a random time: on these, effects and rates are scored.';
