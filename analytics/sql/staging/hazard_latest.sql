-- One row per hazard: where its unit's latest month that lists it speaks of it.
select
    unit,
    hazard_id,
    max(month) as month,
    arg_max(submission, month) as submission,
    arg_max(line, month) as line,
    min(month) as first_month,
    count(*) as listings
from source_hazards
group by unit, hazard_id
