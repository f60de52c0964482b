-- A screen that was taken back by mistake comes back by one act: what it shows a code for now knows which screen it was.

alter table screen_pairing add column former_screen_id integer references screen on delete set null;
comment on column screen_pairing.former_screen_id is 'The screen whose right this browser held before, revoked or run out; null = a browser nobody knew. Its restoration takes over the token that waits here.';
create index screen_pairing_former on screen_pairing (former_screen_id) where former_screen_id is not null;
