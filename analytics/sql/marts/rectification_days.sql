-- One row per township, month and number of days: of all hazards found up to the month's end, how many were rectified after so
-- many days, and how many had then been open for so many. Additive, so that the survival of any set of townships follows from it.
with spell as (
    select township_code, found_on, rectified_on, count(*) as hazards
    from hazard
    where counts_for_county = 1
    group by township_code, found_on, rectified_on
)
select
    s.township_code,
    m.month,
    case when s.rectified_on <= m.month_end then datediff('day', s.found_on, s.rectified_on) else datediff('day', s.found_on, m.month_end) end as days,
    sum(case when s.rectified_on <= m.month_end then s.hazards else 0 end) as rectified,
    sum(case when s.rectified_on <= m.month_end then 0 else s.hazards end) as still_open
from spell s
join source_month m on s.found_on <= m.month_end
group by 1, 2, 3
