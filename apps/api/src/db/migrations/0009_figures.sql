-- Published figures of the bureau, and yearly reports frozen with the records behind each figure.

create table published_figure (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  year smallint not null,
  figure_id text not null,
  ordinal smallint not null,
  heading text not null,
  item_zh text not null,
  item_en text not null,
  value double precision,
  value_on date,
  qualifier text not null check (qualifier in ('exact', 'gte')),
  unit text not null,
  source text not null,
  unique (dataset_id, year, figure_id),
  check (num_nonnulls(value, value_on) = 1)
);
comment on table published_figure is 'What a document of the bureau prints, typed and unchecked (未核); gte = the text says 余. Never counted as records.';

create table frozen_report (
  id integer generated always as identity primary key,
  dataset_id integer not null references dataset,
  year smallint not null,
  edition smallint not null check (edition >= 1),
  frozen_at timestamptz not null,
  frozen_by_account_id integer references account,
  code_set_id integer not null references code_set,
  content_hash text not null,
  unique (dataset_id, year, edition)
);
comment on table frozen_report is '定稿: one edition of a year''s figures; never changed afterwards.';

create table frozen_figure (
  frozen_report_id integer not null references frozen_report,
  indicator_id text not null,
  unit text not null,
  value double precision,
  suppressed text,
  numerator double precision not null,
  denominator double precision,
  n integer not null,
  record_ids integer[] not null,
  record_versions integer[] not null,
  record_hash text not null,
  primary key (frozen_report_id, indicator_id),
  check (cardinality(record_ids) = cardinality(record_versions))
);
comment on table frozen_figure is 'One frozen value with ids and versions of the incidents counted; record_hash: SHA-256 of id:version, comma-separated, by id.';
