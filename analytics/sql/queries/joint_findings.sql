-- One row per hazard that a joint inspection found on one of the days.
select
    school_code,
    school_name,
    township_code,
    hazard_id,
    unit,
    category,
    grade,
    description,
    found_on,
    deadline,
    rectified_on,
    state,
    submission,
    line
from hazard
where counts_for_county = 1
    and found_by = '联合'
    and found_on between $first and $last
    and (len($areas) = 0 or list_contains($areas, township_code))
order by township_code, school_code, found_on, hazard_id
