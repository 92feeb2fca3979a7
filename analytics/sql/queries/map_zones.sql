-- One row per patrol area or guard post that the month's registers list.
select
    m.zone_code,
    z.name,
    z.type,
    m.township_code,
    z.unit,
    z.geometry,
    z.lon,
    z.lat,
    z.radius_m,
    m.morning_window,
    m.afternoon_window,
    m.schools,
    m.pupils
from zone_month m
join zone z on z.zone_code = m.zone_code
where m.month = $month and (len($areas) = 0 or list_contains($areas, m.township_code))
order by m.township_code, m.zone_code
