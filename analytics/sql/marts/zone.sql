-- One row per patrol area or guard post, as its latest listing describes it.
with listed as (
    select
        z.*,
        row_number() over (partition by z.zone_code order by z.month desc, z.submission desc) as newest
    from source_patrol_zones z
)
select
    l.zone_code,
    l.name,
    l.type,
    l.township_code,
    l.unit,
    p.geometry,
    p.lon,
    p.lat,
    l.radius_m,
    l.schools_served,
    l.morning_window,
    l.afternoon_window,
    l.submission,
    l.line
from listed l
left join source_zone_place p on p.zone_code = l.zone_code
where l.newest = 1
