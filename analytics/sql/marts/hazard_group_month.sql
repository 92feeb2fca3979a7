-- One row per unit, school stage, category, grade, finder and month: hazards found and rectified in it, open and overdue at its end.
-- Of hazards that an analyst has linked only the one that counts.
select
    unit,
    township_code,
    stage,
    category,
    grade,
    found_by,
    month,
    sum(found) as found,
    sum(rectified) as rectified,
    sum(open) as open,
    sum(overdue) as overdue
from hazard_month_total
where counts_for_county = 1
group by unit, township_code, stage, category, grade, found_by, month
