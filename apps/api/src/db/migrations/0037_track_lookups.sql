-- Who looked at whose way, and why: shown to the person looked at.

create table track_lookup (
  id bigint generated always as identity primary key,
  dataset_id integer not null references dataset,
  device_id integer not null references device,
  person_id integer references person,
  at timestamptz not null,
  actor_name text not null,
  reason text not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  check (to_at > from_at)
);
create index track_lookup_person on track_lookup (person_id, at desc);
comment on table track_lookup is 'One row a device a playback showed. person_id: whose device it was then; null = a vehicle or team. The same is in the audit chain (PIPL art. 44: the right to know).';
