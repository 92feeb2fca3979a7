-- One row per unit, school, category, grade, finder and month, apart for what counts for the county and what does not:
-- the flags of hazard_month, added up.
select
    unit,
    township_code,
    school_code,
    stage,
    category,
    grade,
    found_by,
    month,
    counts_for_county,
    sum(found) as found,
    sum(carried_in) as carried_in,
    sum(rectified) as rectified,
    sum(open) as open,
    sum(overdue) as overdue,
    sum(due) as due,
    sum(due_on_time) as due_on_time,
    sum(rectified_verified) as rectified_verified,
    sum(found_closed) as found_closed,
    sum(awaiting_recheck) as awaiting_recheck
from hazard_month
group by unit, township_code, school_code, stage, category, grade, found_by, month, counts_for_county
