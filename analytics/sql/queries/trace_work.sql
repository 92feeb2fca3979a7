-- One row per count of a work report that enters the county's figure.
select submission, line, concat(unit, ' ', item) as key
from work_item
where month between $first and $month and counts_for_county = 1 and value is not null and ({{condition}}) and (len($areas) = 0 or list_contains($areas, township_code))
