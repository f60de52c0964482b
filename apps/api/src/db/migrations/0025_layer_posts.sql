-- The map marks a post by one point: a post along a street by the middle of its line, as the lists say.

drop view layer_posts;
create index post_centre on post using gist (st_centroid(shape));
create view layer_posts as
select id, dataset_id, st_centroid(shape) as geometry, name, state, code, radius_metres, street_name,
       case when plan #> '{effect,baseline}' = 'null'::jsonb then 'observing' else 'measured' end as observation
from post where shape is not null and state <> 'closed';
comment on view layer_posts is 'Posts by state, each by one point (a line by its middle); observation: observing until the post has a baseline.';
