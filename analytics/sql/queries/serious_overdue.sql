-- One row per school with a serious hazard that is overdue at the month's end.
with books as (
    select
        h.*,
        case when h.deadline <= m.month_end then 1 else 0 end as late
    from hazard h
    join month m on m.month = $month
    where h.counts_for_county = 1
        and h.grade = '重大'
        and h.found_on <= m.month_end
        and (h.rectified_on is null or h.rectified_on > m.month_end)
        and (len($areas) = 0 or list_contains($areas, h.township_code))
)
select
    school_code,
    max(school_name) as school_name,
    max(township_code) as township_code,
    sum(late) as overdue,
    count(*) as open,
    min(case when late = 1 then deadline end) as since
from books
where school_code is not null
group by school_code
having sum(late) > 0
order by overdue desc, since, school_code
