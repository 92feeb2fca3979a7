-- One row per school on the month's register: how many posts and areas cover it, given a radius of posts or their own, and a time of day.
with standing as (
    select
        school_code,
        sum(case when type = '护学岗' then 1 else 0 end)::bigint as posts,
        sum(case when type = '巡逻区' then 1 else 0 end)::bigint as areas
    from zone_school
    where $month between first_month and last_month
        and case when type = '护学岗' and $radius is not null then distance_m <= $radius else within = 1 end
        and case $window when 'morning' then morning = 1 when 'afternoon' then afternoon = 1 else true end
    group by school_code
)
select
    m.school_code,
    m.name,
    m.township_code,
    m.stage,
    m.pupils,
    m.hazards_open,
    m.incidents,
    m.placed,
    s.lon,
    s.lat,
    case when m.placed = 1 then case when z.school_code is not null then 1 else 0 end end as covered,
    case when m.placed = 1 then coalesce(z.posts, 0) end as posts,
    case when m.placed = 1 then coalesce(z.areas, 0) end as areas
from school_month m
join school s on s.school_code = m.school_code
left join standing z on z.school_code = m.school_code
where m.month = $month and (len($areas) = 0 or list_contains($areas, m.township_code))
order by m.township_code, m.school_code
