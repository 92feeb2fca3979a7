-- One row per zone or post whose duty was reported for the month.
select submission, line, zone_code as key
from patrol_month
where month = $month and ({{condition}}) and (len($areas) = 0 or list_contains($areas, township_code))
