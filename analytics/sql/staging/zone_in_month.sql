-- One row per zone per month in which a register lists it: each unit's latest register up to the month, or else its first.
with filed as (
    select distinct unit, month from source_patrol_zones
),
in_force as (
    select
        m.month,
        f.unit,
        coalesce(max(case when f.month <= m.month then f.month end), min(f.month)) as register_month
    from source_month m
    cross join filed f
    group by m.month, f.unit
),
listed as (
    select
        i.month,
        z.zone_code,
        z.township_code,
        z.morning_window,
        z.afternoon_window,
        z.submission,
        z.line,
        case when z.morning_window is not null then 1 else 0 end as morning,
        case when z.afternoon_window is not null then 1 else 0 end as afternoon,
        row_number() over (partition by i.month, z.zone_code order by z.submission desc) as newest
    from in_force i
    join source_patrol_zones z on z.unit = i.unit and z.month = i.register_month
)
select month, zone_code, township_code, morning_window, afternoon_window, submission, line, morning, afternoon
from listed
where newest = 1
