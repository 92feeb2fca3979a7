-- One row per patrol area or guard post and month of the period in which a register lists it.
select m.submission, m.line, m.zone_code as key
from zone_month m
join zone z on z.zone_code = m.zone_code
where m.month between $first and $month and ({{condition}}) and (len($areas) = 0 or list_contains($areas, m.township_code))
