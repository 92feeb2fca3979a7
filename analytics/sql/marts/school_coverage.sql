-- One row per school with coordinates: in how many guard posts' radius and patrol areas it lies.
select
    s.school_code,
    s.township_code,
    coalesce(c.posts, 0) as posts,
    coalesce(c.areas, 0) as areas,
    case when coalesce(c.posts, 0) > 0 then 1 else 0 end as in_post,
    case when coalesce(c.posts, 0) + coalesce(c.areas, 0) > 0 then 1 else 0 end as covered
from school s
left join (
    select
        school_code,
        sum(case when type = '护学岗' then 1 else 0 end) as posts,
        sum(case when type = '巡逻区' then 1 else 0 end) as areas
    from source_zone_school
    group by school_code
) c on c.school_code = s.school_code
where s.lon is not null
