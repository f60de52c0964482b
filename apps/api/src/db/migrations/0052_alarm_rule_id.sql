-- Every table has a key of its own: backups read rows in its order.

alter table alarm_rule add column id integer generated always as identity primary key;
