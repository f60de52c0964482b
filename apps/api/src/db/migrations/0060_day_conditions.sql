-- What a day was like beyond the calendar: why it may have few records.

create table day_condition (
  dataset_id integer not null references dataset,
  on_date date not null,
  rain_millimetres real,
  is_outage boolean,
  primary key (dataset_id, on_date)
);
comment on table day_condition is 'Rain, and whether the recording system was down. Null, or no row, = not known: never dry, never up.';
