-- What the bureau asks of its patrols, version by version.

create table patrol_standard (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  version integer not null check (version > 0),
  effective_from timestamptz not null,
  rules jsonb not null,
  dose jsonb not null,
  reason text not null,
  decided_at timestamptz not null,
  decided_by text not null,
  unique (dataset_id, version)
);
comment on table patrol_standard is 'How often streets are to be visited and how long spots are to be stood at, from an instant on; of those that have begun the highest version holds. Before the first, what is installed (data/patrol/requirements.json). Never changed nor removed: what was asked of a past day stays readable.';
