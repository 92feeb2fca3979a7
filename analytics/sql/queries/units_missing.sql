-- One row per unit that owes a monthly report of the months whose due day has passed.
with span as (
    select position - $months + 1 as first, position as last from month where month = $month
),
owed as (
    select e.*
    from submission_expected e
    join month m on m.month = e.month
    join span p on m.position between p.first and p.last
    where e.cadence = 'monthly'
        and e.due < $today
        and (len($areas) = 0 or list_contains($areas, e.township_code))
)
select
    e.unit,
    u.name,
    u.name_en,
    e.township_code,
    count(distinct case when e.received = 0 then e.month end) as months_missing,
    count(distinct e.month) as months_owed,
    sum(1 - e.received) as missing,
    count(*) as owed,
    min(case when e.received = 0 then e.month end) as first_month
from owed e
join unit u on u.unit = e.unit
group by e.unit, u.name, u.name_en, e.township_code
having sum(1 - e.received) > 0
order by months_missing desc, missing desc, e.unit
