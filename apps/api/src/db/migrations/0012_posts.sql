-- Posts with their five fixed parts and history, patrol beats, and what the map shows of them.

create table post (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  code text not null,
  name text not null,
  state text not null default 'draft' check (state in ('draft', 'published', 'suspended', 'closed')),
  district_id integer references district,
  street_name text not null default '',
  shape geometry(Geometry, 4326),
  radius_metres double precision not null check (radius_metres between 30 and 200),
  plan jsonb not null,
  version integer not null default 1,
  change_seq bigint not null,
  unique (dataset_id, code),
  check (state = 'draft' or state = 'closed' or (shape is not null and district_id is not null))
);
create index post_shape on post using gist (shape);
create index post_district on post (district_id);
create index post_change_seq on post (dataset_id, change_seq);
comment on table post is '守点. plan: the five parts 定人、定时、定岗、定责、定效; shape (point or line), district and radius are kept beside it as what is searched by.';

create table post_version (
  post_id integer not null references post,
  version integer not null,
  at timestamptz not null,
  actor_name text not null,
  action text not null,
  state text not null,
  reason text not null default '',
  name text not null,
  plan jsonb not null,
  primary key (post_id, version)
);
comment on table post_version is 'What a post was after each change, and who made it why.';

create table patrol_beat (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  code text not null,
  name text not null,
  district_id integer references district,
  is_active boolean not null default true,
  stops jsonb not null,
  pattern jsonb not null,
  person_count smallint not null check (person_count between 1 and 20),
  certified_count smallint not null check (certified_count between 0 and 2),
  needs_vehicle boolean not null default false,
  version integer not null default 1,
  change_seq bigint not null,
  unique (dataset_id, code)
);
comment on table patrol_beat is '机动巡查: ordered spots and street segments with visit targets, staffed in the same roster as posts.';

create view layer_posts as
select id, dataset_id, shape as geometry, name, state, code, radius_metres, street_name,
       case when plan #> '{effect,baseline}' = 'null'::jsonb then 'observing' else 'measured' end as observation
from post where shape is not null and state <> 'closed';
comment on view layer_posts is 'Posts by state; observation: observing until the post has a baseline.';

create view layer_uncovered_hotspots as
select s.id, s.dataset_id, s.line as geometry, s.name, n.incident_count
from road_segment s
cross join lateral (select max(i.occurred_at) as at from incident i where i.dataset_id = s.dataset_id and i.status <> 'withdrawn') latest
cross join lateral (
  select count(*)::int as incident_count from incident i
  where i.road_segment_id = s.id and i.status <> 'withdrawn' and i.occurred_at > latest.at - interval '90 days') n
where n.incident_count >= 10 and not exists (
  select 1 from post p
  where p.dataset_id = s.dataset_id and p.state = 'published' and p.shape && st_expand(s.line, 0.003)
    and st_dwithin(p.shape::geography, s.line::geography, p.radius_metres));
comment on view layer_uncovered_hotspots is 'Street segments with ten incidents or more in the 90 days before the dataset''s last one that no published post reaches.';
