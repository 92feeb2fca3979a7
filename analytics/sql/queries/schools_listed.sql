-- One row per school that any register ever listed.
select
    school_code,
    name,
    township_code
from school
where len($areas) = 0 or list_contains($areas, township_code)
order by township_code, name, school_code
