-- Alarms of places and units beside those of persons on duty, what the bureau set about each kind, and both as one list.

create table alarm (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  subject text not null,
  district_id integer references district,
  post_id integer references post,
  shift_id integer references duty_shift,
  device_id integer references device,
  facts jsonb not null,
  since_at timestamptz not null,
  raised_at timestamptz not null,
  cleared_at timestamptz,
  repeat_count integer not null default 0,
  acknowledged_at timestamptz,
  acknowledged_by text,
  note text not null default '',
  version integer not null default 1
);
create unique index alarm_standing on alarm (dataset_id, kind, subject) where cleared_at is null;
create index alarm_raised on alarm (dataset_id, raised_at desc, id desc);
create index alarm_shift on alarm (shift_id) where shift_id is not null;
create index alarm_subject on alarm (dataset_id, kind, subject, cleared_at);
comment on table alarm is 'What a rule found about a place or a unit, raised and cleared by the server''s clock. subject: what it is about, once at a time (shift:7, device:3, district:2). facts: what its sentence is made of, as it was when raised.';
comment on column alarm.repeat_count is 'How often the same came back within ten minutes of being cleared: that is no new alarm.';

create table alarm_rule (
  dataset_id integer not null references dataset,
  kind text not null,
  district_id integer references district,
  severity text check (severity in ('urgent', 'warning', 'notice')),
  limit_minutes integer check (limit_minutes between 1 and 1440),
  is_on boolean not null,
  version integer not null,
  unique nulls not distinct (dataset_id, kind, district_id)
);
comment on table alarm_rule is 'What the bureau set of a kind of alarm, of one district or (null) of all; what is not set is as the catalogue says.';

create view alarm_entry as
select 'watch:' || a.id as key, a.dataset_id, a.kind, a.subject, a.district_id, a.post_id, a.shift_id, a.device_id, null::integer as person_id, a.facts,
  a.since_at, a.raised_at, a.cleared_at, a.repeat_count, a.acknowledged_at, a.note, a.version, null::text as under
from alarm a
union all
select 'duty:' || m.id, m.dataset_id, m.kind, 'shift:' || m.shift_id || '/' || m.person_id, coalesce(p.district_id, b.district_id), s.post_id, m.shift_id, null, m.person_id,
  jsonb_build_object('placeName', coalesce(p.name, b.name), 'personName', e.name), m.raised_at, m.raised_at, m.ended_at, 0, m.acknowledged_at, m.note, m.version,
  (select 'watch:' || a.id from alarm a where a.shift_id = m.shift_id and a.kind = 'post-empty' and m.kind <> 'no-signal'
    and a.raised_at < coalesce(m.ended_at, 'infinity') and coalesce(a.cleared_at, 'infinity') > m.raised_at order by a.id limit 1)
from duty_alarm m join duty_shift s on s.id = m.shift_id join person e on e.id = m.person_id left join post p on p.id = s.post_id left join patrol_beat b on b.id = s.beat_id;
comment on view alarm_entry is 'Every alarm. under: a person''s alarm that is told by the alarm of the empty post already; it is left out of lists that do not ask for its kind.';
