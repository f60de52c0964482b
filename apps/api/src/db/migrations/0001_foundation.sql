-- The bureau, its datasets, its people, and the two ledgers every change is written to.

create extension if not exists postgis;
create extension if not exists btree_gist;

create table bureau (
  id smallint primary key default 1 check (id = 1),
  name text not null,
  enforcement_body_name text not null,
  power_basis text not null check (power_basis in ('authorised', 'entrusted')),
  power_expires_on date,
  home_dataset_id integer
);
comment on table bureau is 'The one bureau of this store. enforcement_body_name and power_basis go on every document (行政处罚法 art. 19–21).';

create table code_set (
  id integer generated always as identity primary key,
  key text not null unique check (key ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null,
  effective_from date,
  effective_to date,
  check (effective_to is null or effective_from is null or effective_to > effective_from)
);
comment on table code_set is 'A named, dated edition of event codes; half-open [effective_from, effective_to).';

create table event_code (
  id integer generated always as identity primary key,
  code_set_id integer not null references code_set,
  code text not null,
  name text not null,
  major_class text,
  is_extension boolean not null default false,
  unique (code_set_id, code)
);
comment on table event_code is 'One minor class (小类) of a code set. is_extension marks a local addition.';

create table report_category (
  id integer generated always as identity primary key,
  key text not null unique,
  name text not null
);
comment on table report_category is 'A heading the bureau reports under, e.g. 占道经营; a roll-up of event codes, not a code.';

create table report_category_event_code (
  report_category_id integer not null references report_category,
  event_code_id integer not null references event_code,
  effective tstzrange not null default tstzrange(null, null),
  primary key (report_category_id, event_code_id)
);
comment on table report_category_event_code is 'Which codes roll up into which heading, and when: many-to-many, so headings may add up to more than the total.';

create table dataset (
  id integer generated always as identity primary key,
  key text not null unique check (key ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name text not null,
  provenance text not null check (provenance in ('simulated', 'real')),
  time_zone text not null,
  code_set_id integer not null references code_set,
  bounds geometry(Polygon, 4326),
  plane_origin geometry(Point, 4326),
  grid_origin_east_metres double precision not null default 0,
  grid_origin_north_metres double precision not null default 0,
  basemap text,
  created_at timestamptz not null
);
comment on table dataset is 'Records of different datasets never meet in one answer. plane_origin: centre of the local transverse Mercator plane (k = 1, WGS-84), fixed when the first geometry arrives; the grid origin is in that plane.';
comment on column dataset.basemap is 'Name of a base map prepared from data/, or null.';
alter table bureau add foreign key (home_dataset_id) references dataset;

create table account (
  id integer generated always as identity primary key,
  username text not null unique check (username ~ '^[a-z0-9][a-z0-9.-]{1,62}$'),
  display_name text not null,
  role text not null check (role in ('director', 'command', 'district-leader', 'officer', 'auxiliary', 'analyst', 'sysadmin', 'secadmin', 'auditor')),
  password_hash text not null,
  is_demo boolean not null default false,
  failed_sign_in_count integer not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null,
  password_changed_at timestamptz not null
);
comment on table account is 'Who may sign in. password_hash is argon2id.';

create table session (
  token_hash text primary key,
  account_id integer not null references account,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_account on session (account_id);
comment on table session is 'Opaque 256-bit sessions; only the SHA-256 (hex) of the token is kept.';

create table audit_entry (
  seq bigint primary key,
  at timestamptz not null,
  actor_account_id integer references account,
  actor_name text not null,
  action text not null,
  entity text not null,
  entity_id text,
  dataset_id integer references dataset,
  item_count integer not null check (item_count >= 0),
  content_hash text,
  detail jsonb not null,
  request_id text,
  previous_hash text not null,
  hash text not null
);
create index audit_entry_at on audit_entry (at);
create index audit_entry_entity on audit_entry (entity, entity_id);
create index audit_entry_action on audit_entry (action, seq);
comment on table audit_entry is 'Append-only, gapless, hash-chained: hash = SHA-256 over the previous hash and the canonical entry.';

create table audit_head (
  id smallint primary key default 1 check (id = 1),
  seq bigint not null,
  hash text not null
);
comment on table audit_head is 'The end of the chain. Locked by each writer until commit, which is what makes seq gapless and commit-ordered.';
insert into audit_head (id, seq, hash) values (1, 0, repeat('0', 64));

create function refuse_ledger_change() returns trigger language plpgsql as $$
begin
  raise exception 'ledger % is append-only', tg_table_name using errcode = 'WU001';
end $$;
create trigger audit_entry_append_only before update or delete on audit_entry for each row execute function refuse_ledger_change();
create trigger audit_entry_no_truncate before truncate on audit_entry for each statement execute function refuse_ledger_change();

create table change_head (
  id smallint primary key default 1 check (id = 1),
  seq bigint not null
);
insert into change_head (id, seq) values (1, 0);
comment on table change_head is 'Last committed change number. Locked by each writer until commit: projections may read "everything up to seq" without gaps.';

create table change_log (
  seq bigint primary key,
  at timestamptz not null,
  dataset_id integer not null references dataset,
  entity text not null check (entity in ('incident', 'district', 'place', 'road-segment')),
  operation text not null check (operation in ('upsert', 'delete', 'rebuild')),
  entity_ids bigint[] not null default '{}'
);
create index change_log_dataset_entity on change_log (dataset_id, entity, seq desc);
comment on table change_log is 'Commit-ordered. upsert: rows carry this seq in change_seq; delete: entity_ids are gone; rebuild: read the dataset again.';

create table import_batch (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  kind text not null,
  file_name text not null,
  file_sha256 text not null,
  options jsonb not null,
  imported_at timestamptz not null,
  actor_name text not null,
  accepted_count integer not null,
  rejected_count integer not null,
  repaired_count integer not null,
  duplicate_count integer not null
);
comment on table import_batch is 'One row per import that wrote; the file itself is not kept.';

create table idempotency_key (
  key uuid primary key,
  account_id integer not null references account,
  endpoint text not null,
  body_hash text not null,
  status smallint not null,
  response json not null,
  created_at timestamptz not null
);
create index idempotency_key_created_at on idempotency_key (created_at);
comment on table idempotency_key is 'First answer to a field POST, byte for byte (json, not jsonb); kept 30 days, then the same key is a new request.';
