-- What analysts keep of their work: views under a name, and words on the map.

create table saved_view (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  owner_account_id integer not null references account,
  name text not null,
  query text not null check (length(query) <= 1900),
  is_shared boolean not null default false,
  saved_at timestamptz not null,
  removed_at timestamptz,
  version integer not null default 1
);
create unique index saved_view_name on saved_view (dataset_id, owner_account_id, name) where removed_at is null;
comment on table saved_view is 'A view of the workbench under a name: the query part of its address, so that a saved view and a link are the same thing. Removed ones stay, so that removing can be undone.';

create table map_annotation (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  owner_account_id integer not null references account,
  body text not null,
  shape geometry(Geometry, 4326) not null,
  is_shared boolean not null default false,
  written_at timestamptz not null,
  removed_at timestamptz,
  version integer not null default 1
);
create index map_annotation_dataset on map_annotation (dataset_id) where removed_at is null;
create index map_annotation_shape on map_annotation using gist (shape);
comment on table map_annotation is 'Words somebody wrote on the map, at a point or over an area; seen by who wrote them, or by every analyst. Removed ones stay, so that removing can be undone.';
