-- One row per school on the month's register; lon and lat are null for one that has not been placed.
select
    m.school_code,
    m.name,
    m.township_code,
    m.stage,
    m.pupils,
    s.lon,
    s.lat,
    m.hazards_found,
    m.hazards_open,
    m.hazards_overdue,
    m.hazards_serious_overdue,
    m.incidents,
    m.incidents_in_window,
    m.has_gap,
    m.protection_reported,
    p.name as near_place,
    p.distance_m as near_m
from school_month m
join school s on s.school_code = m.school_code
left join place_school p on p.school_code = m.school_code and p.nearest = 1
where m.month = $month and (len($areas) = 0 or list_contains($areas, m.township_code))
order by m.township_code, m.school_code
