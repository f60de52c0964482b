-- Visits seen in positions: of spots too, several at one instant where places overlap, and found by post.

alter table visit drop constraint visit_dataset_id_unit_entered_at_key;
create unique index visit_lived on visit (dataset_id, unit, entered_at) where device_id is null;
create unique index visit_seen on visit (device_id, entered_at, coalesce(road_segment_id, 0), coalesce(post_id, 0), coalesce(spot_id, 0)) where device_id is not null;
create index visit_post on visit (post_id, entered_at) where post_id is not null;
comment on column visit.unit is 'Patrol group, beat or post on duty; a device whose bearer is on no published duty counts for itself.';
create index visit_lived_id on visit (id) where device_id is null and spot_id is not null;
