-- Districts with boundary history, places, streets as segments, and incidents in base form.

create table district (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  code text not null,
  name text not null,
  grade text not null default 'regular' check (grade in ('key', 'regular', 'watch')),
  leader_account_id integer references account,
  plan text not null default '',
  version integer not null default 1,
  change_seq bigint not null,
  unique (dataset_id, code),
  unique (dataset_id, name)
);
comment on table district is '片区: a hotspot management area, not an administrative 区. plan = 片区治理方案.';

create table account_district (
  account_id integer not null references account,
  district_id integer not null references district,
  primary key (account_id, district_id)
);
comment on table account_district is 'Districts a district leader acts in.';

create table district_boundary (
  id integer generated always as identity primary key,
  district_id integer not null references district,
  effective tstzrange not null,
  boundary geometry(MultiPolygon, 4326) not null,
  area_square_metres double precision not null,
  exclude using gist (district_id with =, effective with &&)
);
create index district_boundary_boundary on district_boundary using gist (boundary);
comment on table district_boundary is 'Boundary versions; half-open, never overlapping for one district.';

create table place (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  code text not null,
  kind text not null check (kind in ('school', 'hospital', 'market', 'mall', 'housing', 'exchange', 'site', 'government', 'station', 'shop', 'other')),
  name text not null,
  address text not null default '',
  position geometry(Point, 4326) not null,
  change_seq bigint not null,
  unique (dataset_id, code)
);
create index place_position on place using gist (position);
create index place_dataset_kind on place (dataset_id, kind, name);
comment on table place is 'A named point: school, market, shop front, construction site.';

create table road_segment (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  code text not null,
  name text not null default '',
  control_class text not null check (control_class in ('main', 'secondary', 'alley')),
  is_bridge boolean not null default false,
  line geometry(LineString, 4326) not null,
  length_metres double precision not null check (length_metres > 0),
  from_node text not null,
  to_node text not null,
  change_seq bigint not null,
  unique (dataset_id, code)
);
create index road_segment_line on road_segment using gist (line);
create index road_segment_name on road_segment (dataset_id, name);
comment on table road_segment is 'Streets noded at crossings and split into 30–200 m pieces. from_node/to_node: position keys of the graph; code: content key, so that re-import is idempotent.';

create table incident (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  code text not null,
  event_code_id integer not null references event_code,
  position geometry(Point, 4326),
  district_id integer references district,
  road_segment_id integer references road_segment on delete set null,
  occurred_at timestamptz not null,
  closed_at timestamptz,
  status text not null check (status in ('open', 'closed', 'withdrawn')),
  source text not null check (source in ('patrol', 'post', 'complaint', 'hotline', 'camera', 'self-report', 'other')),
  handling_mode text not null check (handling_mode in ('on-the-spot', 'dispatched', 'none')),
  outcome text not null check (outcome in ('advice', 'warning', 'penalty', 'corrected', 'cleared', 'not-found', 'none')),
  actor_account_id integer references account,
  description text not null default '',
  content_hash text not null,
  version integer not null default 1,
  change_seq bigint not null,
  unique (dataset_id, code),
  check (closed_at is null or closed_at >= occurred_at)
);
create index incident_position on incident using gist (position);
create index incident_dataset_occurred on incident (dataset_id, occurred_at desc, id desc) where status <> 'withdrawn';
create index incident_withdrawn on incident (dataset_id, occurred_at desc, id desc) where status = 'withdrawn';
create index incident_change_seq on incident (dataset_id, change_seq);
create index incident_district on incident (district_id, occurred_at desc) where status <> 'withdrawn';
create index incident_segment on incident (road_segment_id, occurred_at desc);
create index incident_event_code on incident (dataset_id, event_code_id, occurred_at desc);
comment on table incident is 'One recorded event. position null = recorded without coordinates (counted as unlocated, never dropped).';
comment on column incident.district_id is 'The district whose boundary held the position at occurred_at.';
comment on column incident.content_hash is 'SHA-256 of the imported content: an unchanged row of a re-import is a duplicate, not an update.';
