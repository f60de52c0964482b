-- What the command centre does about alarms: what interrupts, notes, who has the desk, and the bureau's own budget.

create table alarm_attention (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  alarm_key text not null unique check (alarm_key ~ '^(watch|duty):[0-9]+$'),
  told_at timestamptz,
  held_at timestamptz,
  escalated_at timestamptz,
  check (told_at is not null or held_at is not null),
  check (escalated_at is null or told_at is not null)
);
create index alarm_attention_told on alarm_attention (dataset_id, told_at desc) where told_at is not null;
comment on table alarm_attention is 'Alarms that interrupt (told_at), wait beyond the budget of the hour (held_at alone), or nobody acted on (escalated_at). Notices have no row.';

create table alarm_note (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  alarm_key text not null check (alarm_key ~ '^(watch|duty):[0-9]+$'),
  at timestamptz not null,
  by_name text not null,
  body text not null
);
create index alarm_note_key on alarm_note (alarm_key, at, id);
comment on table alarm_note is 'What was written about an alarm beside its acknowledgement.';

create table alarm_handover (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  given_by text not null,
  given_at timestamptz not null,
  note text not null,
  alarm_keys jsonb not null,
  accepted_by text,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  version integer not null default 1,
  check ((accepted_at is null) = (accepted_by is null)),
  check (accepted_at is null or withdrawn_at is null)
);
create unique index alarm_handover_waiting on alarm_handover (dataset_id) where accepted_at is null and withdrawn_at is null;
create index alarm_handover_given on alarm_handover (dataset_id, given_at desc, id desc);
comment on table alarm_handover is 'Hand-over of the desk from one duty officer to the next: what is written, and which alarms stood. One waits at a time; whoever accepted the last one has the desk.';

create table alarm_policy (
  id integer generated always as identity primary key,
  dataset_id integer not null unique references dataset,
  per_hour integer not null check (per_hour between 1 and 60),
  urgent_minutes integer check (urgent_minutes between 1 and 240),
  warning_minutes integer check (warning_minutes between 1 and 1440),
  version integer not null
);
comment on table alarm_policy is 'Alarms an hour that may interrupt one duty officer, and after how long an unanswered one is raised; null = never. No row = as the product says.';

alter table track_day add column is_datum_suspect boolean not null default false;
comment on column track_day.is_datum_suspect is 'Its positions lie off the streets as labelled and on them as if labelled otherwise.';

create index patrol_task_alarm on patrol_task (alarm_key) where alarm_key is not null;

create or replace view alarm_entry as
select 'watch:' || a.id as key, a.dataset_id, a.kind, a.subject, a.district_id, a.post_id, a.shift_id, a.device_id, null::integer as person_id, a.facts,
  a.since_at, a.raised_at, a.cleared_at, a.repeat_count, a.acknowledged_at, a.note, a.version, null::text as under, a.acknowledged_by, n.told_at, n.held_at, n.escalated_at
from alarm a left join alarm_attention n on n.alarm_key = 'watch:' || a.id
union all
select 'duty:' || m.id, m.dataset_id, m.kind, 'shift:' || m.shift_id || '/' || m.person_id, coalesce(p.district_id, b.district_id), s.post_id, m.shift_id, null, m.person_id,
  jsonb_build_object('placeName', coalesce(p.name, b.name), 'personName', e.name), m.raised_at, m.raised_at, m.ended_at, 0, m.acknowledged_at, m.note, m.version,
  (select 'watch:' || a.id from alarm a where a.shift_id = m.shift_id and a.kind = 'post-empty' and m.kind <> 'no-signal'
    and a.raised_at < coalesce(m.ended_at, 'infinity') and coalesce(a.cleared_at, 'infinity') > m.raised_at order by a.id limit 1), m.acknowledged_by, n.told_at, n.held_at, n.escalated_at
from duty_alarm m join duty_shift s on s.id = m.shift_id join person e on e.id = m.person_id left join post p on p.id = s.post_id left join patrol_beat b on b.id = s.beat_id
left join alarm_attention n on n.alarm_key = 'duty:' || m.id;
