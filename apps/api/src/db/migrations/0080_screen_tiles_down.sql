-- A screen hangs as tiles beside one another, and above one another: then seams run across it too.

alter table screen add column tiles_down smallint not null default 1 check (tiles_down between 1 and 4);
comment on column screen.tiles_down is 'How many tiles stand above one another; 1 = no seam runs across the picture.';
