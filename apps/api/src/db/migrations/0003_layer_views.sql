-- One view per map layer: layer_<id>. The catalog descriptor of the same id names its columns.
-- Every view has id, dataset_id, geometry; columns valid_from/valid_to (when present) are the layer's time.

create view layer_districts as
select d.id, d.dataset_id, b.boundary as geometry, d.name, d.grade, d.code,
       lower(b.effective) as valid_from, upper(b.effective) as valid_to
from district d join district_boundary b on b.district_id = d.id;
comment on view layer_districts is '片区 boundaries with their validity.';

create view layer_streets as
select id, dataset_id, line as geometry, name, control_class, is_bridge, length_metres from road_segment;
comment on view layer_streets is 'Street segments by control class; tiles merge the pieces of one name so that labels run along them.';

create view layer_places as
select id, dataset_id, position as geometry, kind, name, code from place;
comment on view layer_places is 'Schools, hospital, markets, shops and other named points.';

create view layer_incidents as
select i.id, i.dataset_id, i.position as geometry, e.code as event_code, e.name as event_name, i.status, i.source,
       i.occurred_at as valid_from, i.closed_at, i.district_id
from incident i join event_code e on e.id = i.event_code_id
where i.position is not null and i.status <> 'withdrawn';
comment on view layer_incidents is 'Located incidents that count; valid_from is when they occurred.';
