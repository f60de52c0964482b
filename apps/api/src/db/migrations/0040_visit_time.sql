-- Analyses read the passes of a window of time, whatever the spot.
create index visit_time on visit (dataset_id, entered_at, id);
