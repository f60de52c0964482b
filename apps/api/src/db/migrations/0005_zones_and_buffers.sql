-- Areas whose rules hold at certain hours, the calendar they follow, school bells, the covered walk and the unit grid.

-- Every register has its own kind of change; which kinds there are is the program's to say.
alter table change_log drop constraint change_log_entity_check;
alter table change_log add constraint change_log_entity_check check (entity ~ '^[a-z]+(-[a-z]+)*$');

create table work_calendar (
  id integer generated always as identity primary key,
  key text not null unique,
  name text not null,
  source text not null,
  covers_from date not null,
  covers_to date not null check (covers_to >= covers_from)
);
comment on table work_calendar is 'Holidays and worked weekends (调休) as announced. Outside its cover nothing is known of a day.';

create table work_calendar_span (
  work_calendar_id integer not null references work_calendar,
  kind text not null check (kind in ('holiday', 'worked-weekend')),
  name text not null default '',
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  primary key (work_calendar_id, kind, from_on)
);
comment on table work_calendar_span is 'Days of a work calendar that differ from their weekday, both ends included.';

create table market_rule (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  name text not null,
  place_id integer references place on delete set null,
  anchor_on date not null,
  period_days integer not null check (period_days between 1 and 366),
  unique (dataset_id, name)
);
comment on table market_rule is '赶集日: a market is held on anchor_on and every period_days before and after it.';

create table school_term (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  name text not null,
  kind text not null check (kind in ('spring', 'autumn')),
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  unique (dataset_id, name)
);
comment on table school_term is 'School terms, both ends included; a day in none of them is vacation.';

create table place_bell (
  id integer generated always as identity primary key,
  place_id integer not null references place on delete cascade,
  minute smallint not null check (minute between 0 and 1439),
  label text not null,
  weekdays smallint[] not null,
  term text check (term in ('spring', 'autumn')),
  unique (place_id, minute, label)
);
comment on table place_bell is 'When the bells of a school ring, on which weekdays (0 = Monday) and in which term (null = every).';

create table zone (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  code text not null,
  name text not null,
  kind text not null check (kind in ('barbecue-ban', 'permitted-vending', 'keep-clear', 'sensitive', 'other')),
  area geometry(MultiPolygon, 4326) not null,
  area_square_metres double precision not null check (area_square_metres > 0),
  district_id integer references district,
  capacity integer check (capacity >= 0),
  event_codes text[] not null default '{}',
  basis text not null default '',
  effective tstzrange not null default '(,)',
  market_rule_id integer references market_rule,
  place_id integer references place on delete set null,
  bell_before_minutes smallint not null default 0 check (bell_before_minutes between 0 and 240),
  bell_after_minutes smallint not null default 0 check (bell_after_minutes between 0 and 240),
  removed_at timestamptz,
  version integer not null default 1,
  change_seq bigint not null,
  unique (dataset_id, code)
);
create index zone_area on zone using gist (area);
create index zone_district on zone (district_id);
comment on table zone is 'An area with rules and hours. sensitive: around a school or hospital, in force around the bells of place_id too. removed_at: withdrawn, can be restored.';
comment on column zone.district_id is 'The district that held a point inside the area when it was drawn; its leader may change the zone.';
comment on column zone.event_codes is 'Codes of the dataset''s code set it concerns.';

create table zone_hours (
  zone_id integer not null references zone on delete cascade,
  ordinal smallint not null,
  weekdays smallint[] not null,
  days text not null check (days in ('every-day', 'workdays', 'free-days', 'market-days', 'school-days')),
  from_minute smallint not null check (from_minute between 0 and 1439),
  to_minute smallint not null check (to_minute > from_minute and to_minute <= from_minute + 1440),
  season_from text check (season_from ~ '^[0-9]{2}-[0-9]{2}$'),
  season_to text check (season_to ~ '^[0-9]{2}-[0-9]{2}$'),
  primary key (zone_id, ordinal),
  check ((season_from is null) = (season_to is null))
);
comment on table zone_hours is 'Half-open hours at which a zone holds; to_minute above 1440 runs over midnight. No hours and no bells: it always holds.';

create table covered_walk (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  code text not null,
  name text not null,
  line geometry(LineString, 4326) not null,
  unique (dataset_id, code)
);
create index covered_walk_line on covered_walk using gist (line);
comment on table covered_walk is '风雨廊: a roofed pavement in front of shops.';

create table unit_cell (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  code text not null,
  area geometry(Polygon, 4326) not null,
  floor_area_square_metres double precision not null check (floor_area_square_metres >= 0),
  population_weight double precision not null check (population_weight >= 0),
  unique (dataset_id, code)
);
create index unit_cell_area on unit_cell using gist (area);
comment on table unit_cell is '单元网格: cells of the built-up area. Rates per head are taken over them, so that they stay comparable when districts are redrawn. code has no fixed length.';
comment on column unit_cell.population_weight is 'People who live or work there, estimated from floor area: a weight, not a census.';

create view layer_zones as
select id, dataset_id, area as geometry, name, kind, code, capacity, lower(effective) as valid_from, upper(effective) as valid_to
from zone where removed_at is null and kind <> 'sensitive';
comment on view layer_zones is 'Areas with rules and hours, those around schools and hospitals apart.';

create view layer_sensitive_buffers as
select id, dataset_id, area as geometry, name, code, lower(effective) as valid_from, upper(effective) as valid_to
from zone where removed_at is null and kind = 'sensitive';
comment on view layer_sensitive_buffers is 'Surroundings of schools and hospitals.';

create view layer_covered_walks as select id, dataset_id, line as geometry, name, code from covered_walk;
comment on view layer_covered_walks is '风雨廊, roofed pavements.';

create view layer_unit_grid as
select id, dataset_id, area as geometry, code, floor_area_square_metres, population_weight from unit_cell;
comment on view layer_unit_grid is 'Cells of the unit grid with what is built and who is there.';
