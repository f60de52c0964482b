-- What readers keep in memory of datasets and code sets stands for as long as this number does. It lives in the row that every
-- writer of records locks first, so that there is one order of locks.
alter table change_head add column catalogue_version bigint not null default 1;
comment on column change_head.catalogue_version is 'Grows with every statement that writes datasets, event codes, report categories, what counts under them, or the bureau.';

create function tell_catalogue_change() returns trigger language plpgsql as $$
begin
  update change_head set catalogue_version = catalogue_version + 1 where id = 1;
  return null;
end $$;

create trigger dataset_catalogue after insert or update or delete on dataset for each statement execute function tell_catalogue_change();
create trigger event_code_catalogue after insert or update or delete on event_code for each statement execute function tell_catalogue_change();
create trigger report_category_catalogue after insert or update or delete on report_category for each statement execute function tell_catalogue_change();
create trigger report_category_event_code_catalogue after insert or update or delete on report_category_event_code for each statement execute function tell_catalogue_change();
create trigger bureau_catalogue after insert or update or delete on bureau for each statement execute function tell_catalogue_change();
