-- One row per patrol area or guard post.
select submission, line, zone_code as key
from zone
where ({{condition}}) and (len($areas) = 0 or list_contains($areas, township_code))
