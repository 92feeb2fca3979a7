-- One row per grade and age class of the hazards open at the month's end; `position` orders the classes.
with last_day as (
    select max(month_end) as last_day from month where month <= $last
),
aged as (
    select h.grade, date_diff('day', h.found_on, d.last_day) as days
    from hazard h
    cross join last_day d
    where h.counts_for_county = 1
        and h.found_on <= d.last_day
        and (h.rectified_on is null or h.rectified_on > d.last_day)
        and (len($areas) = 0 or list_contains($areas, township_code))
)
select
    grade,
    case when days <= 7 then '0-7' when days <= 30 then '8-30' when days <= 90 then '31-90' else '91+' end as age,
    case when days <= 7 then 1 when days <= 30 then 2 when days <= 90 then 3 else 4 end as position,
    count(*) as hazards
from aged
group by 1, 2, 3
order by position, grade
