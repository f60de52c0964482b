-- The duties behind the figures are listed and counted from the memo too: when each began, how it ended, how late the person came.
-- Nothing is lost with what was kept so far: it is worked out again.
delete from duty_memo_day;

alter table duty_memo
  add column shift_start_at timestamptz not null,
  add column start_at timestamptz not null,
  add column state text not null,
  add column since_at timestamptz not null,
  add column late_minutes integer;
comment on column duty_memo.shift_start_at is 'When the shift begins, for whoever stands on it.';
comment on column duty_memo.start_at is 'When the person''s own time on it begins: later than the shift for a relief. Lists are ordered by it.';
comment on column duty_memo.state is 'As attendanceAt answers after the shift.';
comment on column duty_memo.late_minutes is 'Null = never seen there.';

create index duty_memo_by_start on duty_memo (dataset_id, start_at, shift_id, person_id);
create index duty_memo_by_person on duty_memo (dataset_id, person_id, start_at);
