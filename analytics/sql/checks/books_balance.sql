-- What was carried in and what was found is either rectified or open at the month's end.
select township_code, month, hazards_carried_in, hazards_found, hazards_rectified, hazards_open
from township_month
where hazards_carried_in + hazards_found <> hazards_rectified + hazards_open
