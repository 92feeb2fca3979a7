-- One row per hazard on file that is a record of the pairs asked for, whether or not it counts for the county.
with asked as (
    select pair, 'police' as side, police_unit as unit, police_id as id from duplicate_pair where kind = 'hazards' and list_contains($pairs, pair)
    union all
    select pair, 'education', education_unit, education_id from duplicate_pair where kind = 'hazards' and list_contains($pairs, pair)
)
select
    a.pair, a.side, h.unit, h.hazard_id, h.school_code, h.school_name, h.township_code, h.found_on, h.found_by, h.category, h.grade,
    h.description, h.measures, h.deadline, h.rectified_on, h.rechecked_on, h.recheck_result, h.state, h.counts_for_county,
    h.submission, s.file_name, s.submitted_by, s.submitted_at, h.line
from asked a
join hazard h on h.unit = a.unit and h.hazard_id = a.id
left join submission s on s.submission = h.submission
