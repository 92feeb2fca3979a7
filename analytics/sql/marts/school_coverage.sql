-- One row per school with coordinates and month: in how many guard posts' radius and patrol areas that a register lists it lies.
select
    s.school_code,
    s.month,
    s.township_code,
    coalesce(c.posts, 0) as posts,
    coalesce(c.areas, 0) as areas,
    case when coalesce(c.posts, 0) > 0 then 1 else 0 end as in_post,
    case when coalesce(c.posts, 0) + coalesce(c.areas, 0) > 0 then 1 else 0 end as covered
from school_in_month s
join school n on n.school_code = s.school_code
left join (
    select
        z.school_code,
        m.month,
        sum(case when z.type = '护学岗' then 1 else 0 end) as posts,
        sum(case when z.type = '巡逻区' then 1 else 0 end) as areas
    from zone_school z
    join source_month m on m.month between z.first_month and z.last_month
    where z.within = 1
    group by z.school_code, m.month
) c on c.school_code = s.school_code and c.month = s.month
where n.lon is not null
