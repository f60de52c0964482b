-- 定责: what of a post's list was done on a shift.

create table duty_tick (
  shift_id integer not null references duty_shift,
  line text not null check (char_length(line) between 1 and 200),
  is_done boolean not null,
  at timestamptz not null,
  person_id integer not null references person,
  primary key (shift_id, line)
);
create index duty_tick_person on duty_tick (person_id);
comment on table duty_tick is 'What was last said of a line of the post''s list on a shift, and by whom; a tick taken back stays as not done. Which lines a shift has is read from the history of its post.';
