-- One row per value of what is asked for and number of days: of all hazards found up to the last month's end, how many were
-- rectified after so many days, and how many had then been open for so many. The same set as the median's (rectification_days).
with last_day as (
    select max(month_end) as last_day from month where month <= $last
),
spell as (
    -- Counted by their dates first: there are far fewer of these than hazards.
    select {{by}} as value, found_on, rectified_on, count(*) as hazards
    from hazard
    where counts_for_county = 1
        and (len($areas) = 0 or list_contains($areas, township_code))
    group by all
)
select
    value,
    case when rectified_on <= last_day then datediff('day', found_on, rectified_on) else datediff('day', found_on, last_day) end as days,
    sum(case when rectified_on <= last_day then hazards else 0 end)::bigint as rectified,
    sum(case when rectified_on <= last_day then 0 else hazards end)::bigint as still_open
from spell
cross join last_day
where found_on <= last_day
group by all
order by value, days
