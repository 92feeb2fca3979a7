-- One row per school with two or more incidents in the window of months that ends with the month.
with span as (
    select m.position - w.repeat_window_months + 1 as first, m.position as last
    from month m
    cross join setting w
    where m.month = $month
)
select
    s.school_code,
    s.name as school_name,
    s.township_code,
    s.incidents_in_window as incidents,
    list_sort(list(distinct i.kind)) as kinds,
    max(i.occurred_at)::date as last_on,
    sum(case when i.closed_on is null then 1 else 0 end)::bigint as open
from school_month s
cross join span p
join month m on m.position between p.first and p.last
join incident i on i.school_code = s.school_code and i.month = m.month and i.counts_for_county = 1
where s.month = $month and s.incidents_in_window >= 2 and (len($areas) = 0 or list_contains($areas, s.township_code))
group by s.school_code, s.name, s.township_code, s.incidents_in_window
order by incidents desc, last_on desc, s.school_code
