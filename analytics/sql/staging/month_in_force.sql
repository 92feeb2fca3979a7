-- One row per unit per month: the school register that is in force, its latest up to the month or else its first.
with filed as (
    select distinct unit, month from source_schools
)
select
    m.month,
    f.unit,
    coalesce(max(case when f.month <= m.month then f.month end), min(f.month)) as register_month
from source_month m
cross join filed f
group by m.month, f.unit
