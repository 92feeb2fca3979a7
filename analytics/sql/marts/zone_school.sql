-- One row per zone and school within 2,000 m of each other, for each run of months in which the zone is listed with the same windows.
-- The township is the school's: whether a school is covered must not depend on who may see the zone.
select
    p.zone_code,
    p.type,
    p.school_code,
    s.township_code,
    p.distance_m,
    p.within,
    z.first_month,
    z.last_month,
    z.morning,
    z.afternoon
from source_zone_school p
join zone_spell z on z.zone_code = p.zone_code
join school s on s.school_code = p.school_code
