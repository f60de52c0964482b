-- What was said about a district and when: plans as versions, grades with reasons, leaders, and who redrew a boundary.

create table district_plan (
  id integer generated always as identity primary key,
  district_id integer not null references district,
  number integer not null check (number > 0),
  text text not null,
  review_on date,
  author_account_id integer references account,
  author_name text,
  written_at timestamptz,
  unique (district_id, number)
);
comment on column district_plan.review_on is 'Civil date on which the plan is to be looked at again; null = none was set.';
comment on table district_plan is 'Every version of a 片区治理方案; the highest number is the plan in force. written_at null = it was there before versions were kept.';
insert into district_plan (district_id, number, text) select id, 1, plan from district where plan <> '';

create table district_grade (
  id integer generated always as identity primary key,
  district_id integer not null references district,
  grade text not null check (grade in ('key', 'regular', 'watch')),
  reason text not null default '',
  author_account_id integer references account,
  author_name text,
  decided_at timestamptz
);
create index district_grade_district on district_grade (district_id, id desc);
comment on table district_grade is 'Every grade a district has had, with the reason; the last is in force. decided_at null = before history was kept.';
insert into district_grade (district_id, grade) select id, grade from district;

create table district_leader (
  id integer generated always as identity primary key,
  district_id integer not null references district,
  leader_account_id integer references account,
  author_account_id integer references account,
  author_name text,
  assigned_at timestamptz
);
create index district_leader_district on district_leader (district_id, id desc);
comment on table district_leader is 'Who was made leader of a district and when; leader_account_id null = nobody from then on.';
insert into district_leader (district_id, leader_account_id) select id, leader_account_id from district where leader_account_id is not null;

create table district_redraw (
  id integer generated always as identity primary key,
  district_id integer not null references district,
  boundary_id integer references district_boundary on delete set null,
  effective_from timestamptz not null,
  boundary geometry(MultiPolygon, 4326) not null,
  area_square_metres double precision not null,
  reason text not null,
  moved_count integer not null check (moved_count >= 0),
  author_account_id integer references account,
  author_name text not null,
  drawn_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by_name text,
  withdrawal_reason text,
  check ((withdrawn_at is null) = (withdrawn_by_name is null))
);
create index district_redraw_district on district_redraw (district_id, id desc);
create index district_redraw_boundary on district_redraw using gist (boundary);
comment on table district_redraw is 'Who redrew a boundary, when and why: withdrawn ones too, with their shape. What holds is district_boundary.';
comment on column district_redraw.moved_count is 'Incidents that found another district by it.';
