-- Whether what is kept in memory of the street visits of an hour still holds.

create table visit_hour (
  dataset_id integer not null references dataset on delete cascade,
  hour integer not null,
  mark uuid not null,
  primary key (dataset_id, hour)
);
comment on table visit_hour is 'Hours, counted from 1970 by the beginning of the visit, that have or had visits of streets. Worked out from visits, never backed up.';
comment on column visit_hour.mark is 'Another one after each transaction that added, changed or removed a visit of the hour; never the same again, not after a restore either.';

create function mark_visit_hours() returns trigger language plpgsql as $$
begin
  insert into visit_hour (dataset_id, hour, mark)
  select h.dataset_id, h.hour, gen_random_uuid() from (
    select distinct c.dataset_id, floor(date_part('epoch', c.entered_at) / 3600)::int as hour from changed c where c.road_segment_id is not null) h
  order by h.dataset_id, h.hour
  on conflict (dataset_id, hour) do update set mark = excluded.mark;
  return null;
end $$;

create trigger visit_marks_added after insert on visit referencing new table as changed for each statement execute function mark_visit_hours();
create trigger visit_marks_changed after update on visit referencing new table as changed for each statement execute function mark_visit_hours();
create trigger visit_marks_before after update on visit referencing old table as changed for each statement execute function mark_visit_hours();
create trigger visit_marks_gone after delete on visit referencing old table as changed for each statement execute function mark_visit_hours();

insert into visit_hour (dataset_id, hour, mark)
select h.dataset_id, h.hour, gen_random_uuid() from (select distinct dataset_id, floor(date_part('epoch', entered_at) / 3600)::int as hour from visit where road_segment_id is not null) h;
