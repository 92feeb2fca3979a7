-- One row per pair of hazards, one of each channel, that may be the same: one school, one category, found a few days apart.
-- Only hazards whose finding day is near are paired: the pairing runs over equal days, shifted by each permitted distance.
with distance as (
    select day - w.duplicate_days as days
    from source_setting w
    cross join source_day d
    where d.day <= 2 * w.duplicate_days
)
select
    p.township_code,
    p.school_code,
    p.category,
    p.unit as police_unit,
    p.hazard_id as police_hazard_id,
    p.found_on as police_found_on,
    e.unit as education_unit,
    e.hazard_id as education_hazard_id,
    e.found_on as education_found_on
from hazard p
cross join distance d
join hazard e
    on e.school_code = p.school_code
    and e.category = p.category
    and e.found_on = p.found_on + cast(d.days as integer)
where p.channel = 'police' and e.channel = 'education'
