-- One row per zone and month in which a register lists it, with the schools on the month's register within the zone's own geometry.
with held as (
    select c.zone_code, s.month, count(*) as schools, sum(s.pupils) as pupils
    from zone_school c
    join school_in_month s on s.school_code = c.school_code and s.month between c.first_month and c.last_month
    where c.within = 1
    group by c.zone_code, s.month
)
select
    z.zone_code,
    z.month,
    z.township_code,
    z.morning_window,
    z.afternoon_window,
    z.morning,
    z.afternoon,
    coalesce(h.schools, 0) as schools,
    coalesce(h.pupils, 0) as pupils,
    z.submission,
    z.line
from zone_in_month z
left join held h on h.zone_code = z.zone_code and h.month = z.month
