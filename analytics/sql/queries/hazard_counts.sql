-- One row per value of what is asked for: hazards found and rectified in the period, open and overdue at its end.
with last_month as (
    select max(month) as month from month where month <= $last
)
select
    {{by}} as value,
    sum(found)::bigint as found,
    sum(rectified)::bigint as rectified,
    coalesce(sum(case when g.month = l.month then open end), 0)::bigint as open,
    coalesce(sum(case when g.month = l.month then overdue end), 0)::bigint as overdue
from hazard_group_month g
cross join last_month l
where g.month between $first and $last
    and (len($areas) = 0 or list_contains($areas, township_code))
group by 1
order by found desc, value
