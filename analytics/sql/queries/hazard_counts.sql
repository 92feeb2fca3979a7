-- One row per value of what is asked for: hazards found and rectified in the period, open and overdue at its end.
with period as (
    select min(month_start) as first_day, max(month_end) as last_day from month where month between $first and $last
)
select
    {{by}} as value,
    sum(case when found_on between first_day and last_day then 1 else 0 end) as found,
    sum(case when rectified_on between first_day and last_day then 1 else 0 end) as rectified,
    sum(case when found_on <= last_day and (rectified_on is null or rectified_on > last_day) then 1 else 0 end) as open,
    sum(case when found_on <= last_day and (rectified_on is null or rectified_on > last_day) and deadline <= last_day then 1 else 0 end) as overdue
from hazard
cross join period
where found_on <= last_day
    and (verified = 0 or rectified_on >= first_day or rechecked_on >= first_day)
    and (len($areas) = 0 or list_contains($areas, township_code))
group by 1
order by found desc, value
