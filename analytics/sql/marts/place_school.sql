-- One row per school and place that must not be there, where they are nearer than the setting allows.
select
    p.place,
    p.school_code,
    s.township_code,
    l.name,
    l.kind,
    l.lon,
    l.lat,
    p.distance_m,
    row_number() over (partition by p.school_code order by p.distance_m, p.place) as nearest
from source_place_school p
join source_place l on l.place = p.place
join school s on s.school_code = p.school_code
