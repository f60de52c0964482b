-- A way that left the system as a file is told apart from one that was only looked at.

alter table track_lookup add column is_export boolean not null default false;
comment on column track_lookup.is_export is 'The way was taken out as a file, not only shown.';
comment on table track_lookup is 'One row a person a device showed the way of. person_id: whose device it was then, or who was on duty with the vehicle or team; null = nobody known. The same is in the audit chain (PIPL art. 44: the right to know).';
