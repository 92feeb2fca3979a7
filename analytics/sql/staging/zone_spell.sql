-- One row per zone and run of months in which registers list it with the same windows.
with numbered as (
    select
        z.*,
        m.position - row_number() over (partition by z.zone_code, z.morning, z.afternoon order by m.position) as run
    from zone_in_month z
    join source_month m on m.month = z.month
)
select zone_code, morning, afternoon, min(month) as first_month, max(month) as last_month
from numbered
group by zone_code, morning, afternoon, run
