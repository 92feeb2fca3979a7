-- One row per school on the register now in force and place that must not be there, the nearest first.
select
    s.school_code,
    s.name,
    s.township_code,
    s.stage,
    s.pupils,
    p.name as place,
    p.kind,
    p.lon as place_lon,
    p.lat as place_lat,
    p.distance_m
from place_school p
join school s on s.school_code = p.school_code
where s.listed_now and (len($areas) = 0 or list_contains($areas, s.township_code))
order by p.distance_m, s.school_code
