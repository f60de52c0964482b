-- How duties of settled days were kept, worked out once. Not a record: whatever it rests on forgets it by changing.

create table duty_memo_day (
  dataset_id integer not null references dataset,
  day date not null,
  settled_at timestamptz not null,
  primary key (dataset_id, day)
);
comment on table duty_memo_day is 'Days (Asia/Shanghai, of the beginning of the shift) whose duties stand in duty_memo, none among them. A check-in, prompt, assignment, shift or stay seen in positions of the day that changes takes the day out.';

create table duty_memo (
  dataset_id integer not null,
  day date not null,
  shift_id integer not null,
  person_id integer not null,
  post_id integer,
  beat_id integer,
  scheduled double precision not null,
  on_post double precision not null,
  away double precision not null,
  vacant double precision not null,
  unknown double precision not null,
  phone_count smallint not null,
  leader_count smallint not null,
  paper_count smallint not null,
  stay_count smallint not null,
  asked_count smallint not null,
  answered_count smallint not null,
  primary key (dataset_id, day, shift_id, person_id),
  foreign key (dataset_id, day) references duty_memo_day on delete cascade
);
comment on table duty_memo is 'Minutes of net duty time by how they were kept, and counts of what that rests on, as onPostMinutes answers after the shift.';

create function forget_duty_memo() returns trigger language plpgsql as $$
begin
  if exists (select from duty_memo_day) then
    delete from duty_memo_day d using (
      select distinct r.dataset_id, (s.start_at at time zone 'Asia/Shanghai')::date as day
      from changed c join duty_shift s on s.id = c.shift_id join roster r on r.id = s.roster_id) gone
    where d.dataset_id = gone.dataset_id and d.day = gone.day;
  end if;
  return null;
end $$;

create function forget_duty_memo_of_shift() returns trigger language plpgsql as $$
begin
  if exists (select from duty_memo_day) then
    delete from duty_memo_day d using (
      select distinct r.dataset_id, (c.start_at at time zone 'Asia/Shanghai')::date as day
      from changed c join roster r on r.id = c.roster_id) gone
    where d.dataset_id = gone.dataset_id and d.day = gone.day;
  end if;
  return null;
end $$;

create trigger check_in_forgets_added after insert on check_in referencing new table as changed for each statement execute function forget_duty_memo();
create trigger check_in_forgets_changed after update on check_in referencing new table as changed for each statement execute function forget_duty_memo();
create trigger check_in_forgets_gone after delete on check_in referencing old table as changed for each statement execute function forget_duty_memo();
create trigger duty_prompt_forgets_added after insert on duty_prompt referencing new table as changed for each statement execute function forget_duty_memo();
create trigger duty_prompt_forgets_changed after update on duty_prompt referencing new table as changed for each statement execute function forget_duty_memo();
create trigger duty_prompt_forgets_gone after delete on duty_prompt referencing old table as changed for each statement execute function forget_duty_memo();
create trigger published_assignment_forgets_added after insert on published_assignment referencing new table as changed for each statement execute function forget_duty_memo();
create trigger published_assignment_forgets_changed after update on published_assignment referencing new table as changed for each statement execute function forget_duty_memo();
create trigger published_assignment_forgets_gone after delete on published_assignment referencing old table as changed for each statement execute function forget_duty_memo();
create trigger duty_shift_forgets_added after insert on duty_shift referencing new table as changed for each statement execute function forget_duty_memo_of_shift();
create trigger duty_shift_forgets_changed after update on duty_shift referencing new table as changed for each statement execute function forget_duty_memo_of_shift();
create trigger duty_shift_forgets_before after update on duty_shift referencing old table as changed for each statement execute function forget_duty_memo_of_shift();
create trigger duty_shift_forgets_gone after delete on duty_shift referencing old table as changed for each statement execute function forget_duty_memo_of_shift();

-- Stays at posts: positions may come days late, and a shift over midnight began the day before. Whoever settles tracks holds no
-- lock on the head of changes, under which the memo is written: it is taken here, so that neither misses the other.
create function forget_duty_memo_of_visit() returns trigger language plpgsql as $$
begin
  if exists (select from changed where post_id is not null and device_id is not null) then
    perform seq from change_head where id = 1 for update;
    delete from duty_memo_day d using (
      select distinct dataset_id, (entered_at at time zone 'Asia/Shanghai')::date as day from changed where post_id is not null and device_id is not null) gone
    where d.dataset_id = gone.dataset_id and d.day between gone.day - 1 and gone.day;
  end if;
  return null;
end $$;
create trigger visit_forgets_added after insert on visit referencing new table as changed for each statement execute function forget_duty_memo_of_visit();
create trigger visit_forgets_changed after update on visit referencing new table as changed for each statement execute function forget_duty_memo_of_visit();
create trigger visit_forgets_gone after delete on visit referencing old table as changed for each statement execute function forget_duty_memo_of_visit();
