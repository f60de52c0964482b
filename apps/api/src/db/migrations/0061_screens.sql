-- Screens on a wall: which may show the bureau's picture, and in what order the scenes come.

create table screen (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  name text not null,
  token_hash text not null unique,
  scene_ids jsonb not null,
  diagonal_inches real not null,
  tiles_across smallint not null,
  distance_metres real not null,
  paired_at timestamptz not null,
  paired_by text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_seen_at timestamptz,
  version integer not null default 1
);
comment on table screen is 'A screen that somebody signed in has paired. token_hash: SHA-256 of the token only the screen''s browser holds. It reads, as role screen, and nothing with a person''s name.';
comment on column screen.scene_ids is '{"ids": [..]}: the scenes it may show; null = every scene.';
create unique index screen_name on screen (dataset_id, name) where revoked_at is null;

create table screen_pairing (
  token_hash text primary key,
  code text not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table screen_pairing is 'Screens that show a code and wait for somebody to type it. Rows past their end are removed as new ones come.';

create table screen_plan (
  dataset_id integer primary key references dataset,
  scenes jsonb not null,
  quiet_hours jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null,
  version integer not null
);
comment on table screen_plan is 'Order, seconds and visibility of the scenes of a dataset, and the hours in which screens are dark. No row: as the catalogue has them.';
