-- One row per school that any register ever listed, as its latest listing describes it.
with listed as (
    select
        s.*,
        row_number() over (partition by s.school_code order by s.month desc, s.submission desc) as newest
    from source_schools s
)
select
    l.school_code,
    l.name,
    l.stage,
    l.ownership,
    l.township_code,
    l.unit,
    l.pupils,
    l.boarders,
    l.staff,
    p.lon,
    p.lat,
    l.legal_vice_principal,
    l.month as register_month,
    case when i.school_code is not null then true else false end as listed_now,
    l.submission,
    l.line
from listed l
left join source_school_place p on p.school_code = l.school_code
left join school_in_month i on i.school_code = l.school_code and i.month = (select max(month) from source_month)
where l.newest = 1
