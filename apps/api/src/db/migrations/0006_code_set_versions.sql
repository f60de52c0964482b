-- Editions of code sets with their hierarchy and sources, report categories with validity, and crosswalks between sets.

alter table code_set add column origin text not null default 'dataset' check (origin in ('bureau', 'reference', 'dataset'));
alter table code_set add column note text not null default '';
comment on column code_set.origin is 'bureau: an edition of the bureau; reference: a list of somebody else, kept to compare and to exchange data; dataset: the categories an imported dataset brought along, open to more.';
update code_set s set origin = 'bureau'
where exists (select 1 from report_category_event_code m join event_code e on e.id = m.event_code_id where e.code_set_id = s.id);

create table event_major_class (
  code_set_id integer not null references code_set,
  code text not null,
  name text not null,
  primary key (code_set_id, code)
);
comment on table event_major_class is 'A major class (大类) of a code set. Which class a code belongs to is said, never cut out of the code: editions differ in length.';

alter table event_code add column major_code text;
alter table event_code add column verdict text check (verdict in ('agree', 'one-source', 'disagree', 'local'));
alter table event_code add column note text not null default '';
alter table event_code add foreign key (code_set_id, major_code) references event_major_class (code_set_id, code);
comment on column event_code.verdict is 'How sure the code is: two independent lists agree, one has it, they differ, or the bureau added it; null = the list says so itself.';

alter table report_category_event_code drop constraint report_category_event_code_pkey;
alter table report_category_event_code add column id integer generated always as identity primary key;
alter table report_category_event_code add column source text not null default 'edition' check (source in ('edition', 'crosswalk'));
alter table report_category_event_code add exclude using gist (report_category_id with =, event_code_id with =, effective with &&);
create index report_category_event_code_code on report_category_event_code (event_code_id);
comment on column report_category_event_code.source is 'edition: written with the code set; crosswalk: derived from a published mapping, made anew at each publication.';

create table crosswalk (
  id integer generated always as identity primary key,
  from_code_set_id integer not null references code_set,
  to_code_set_id integer not null references code_set,
  version integer not null default 0,
  published_number integer not null default 0,
  has_draft boolean not null default false,
  unique (from_code_set_id, to_code_set_id),
  check (from_code_set_id <> to_code_set_id)
);
comment on table crosswalk is 'A mapping from the codes of one set to those of another and to report categories. version counts every change, for If-Match; published_number names the edition in force, 0 = none.';

create table crosswalk_edition (
  crosswalk_id integer not null references crosswalk,
  number integer not null check (number > 0),
  published_at timestamptz not null,
  published_by text not null,
  undoes_number integer,
  note text not null default '',
  primary key (crosswalk_id, number)
);
comment on table crosswalk_edition is 'A published mapping; never changed. Undoing publishes what was in force before, under a new number.';

create table crosswalk_entry (
  id integer generated always as identity primary key,
  crosswalk_id integer not null references crosswalk,
  number integer not null,
  from_code_id integer not null references event_code,
  to_code_id integer references event_code,
  report_category_id integer references report_category,
  relation text not null check (relation in ('exact', 'narrower', 'broader', 'related')),
  effective tstzrange not null default tstzrange(null, null),
  note text not null default '',
  check (num_nonnulls(to_code_id, report_category_id) = 1)
);
create unique index crosswalk_entry_code on crosswalk_entry (crosswalk_id, number, from_code_id, to_code_id, effective) where to_code_id is not null;
create unique index crosswalk_entry_category on crosswalk_entry (crosswalk_id, number, from_code_id, report_category_id, effective) where report_category_id is not null;
create index crosswalk_entry_from on crosswalk_entry (from_code_id);
comment on table crosswalk_entry is 'number 0 = the draft. relation says what the from-code is to the target: exact = the same, narrower = all of it is the target, broader = some of it is, related = neither; only the first two count under the target.';
