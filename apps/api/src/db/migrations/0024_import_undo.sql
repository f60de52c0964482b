-- What an import of posts or people overwrote, so that it can be taken back as long as nobody changed the records since.

alter table import_batch add column undone_at timestamptz, add column undone_by text;
comment on column import_batch.undone_at is 'When the import was taken back; null = it stands.';

create table import_batch_item (
  batch_id integer not null references import_batch,
  entity_id integer not null,
  before jsonb,
  version integer not null,
  primary key (batch_id, entity_id)
);
comment on table import_batch_item is 'One record an import of posts or people wrote. before: what it was (null = the import made it); version: what the import left it at.';
