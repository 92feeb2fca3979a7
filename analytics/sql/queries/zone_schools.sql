-- One row per zone and school within the zone's own geometry in the month: of one zone, or of one school.
select
    c.zone_code,
    z.name as zone_name,
    c.type,
    c.school_code,
    m.name,
    m.township_code,
    m.pupils,
    c.distance_m
from zone_school c
join school_month m on m.school_code = c.school_code and m.month = $month
join zone z on z.zone_code = c.zone_code
where c.within = 1
    and $month between c.first_month and c.last_month
    and ($zone is null or c.zone_code = $zone)
    and ($school is null or c.school_code = $school)
order by c.distance_m, c.zone_code, c.school_code
