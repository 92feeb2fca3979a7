-- One row per zone or post and month of the period for which its duty was reported.
select submission, line, zone_code as key
from patrol_month
where month between $first and $month and ({{condition}}) and (len($areas) = 0 or list_contains($areas, township_code))
