-- One row per incident on file that is a record of the pairs asked for, whether or not it counts for the county.
with asked as (
    select pair, 'police' as side, police_unit as unit, police_id as id from duplicate_pair where kind = 'incidents' and list_contains($pairs, pair)
    union all
    select pair, 'education', education_unit, education_id from duplicate_pair where kind = 'incidents' and list_contains($pairs, pair)
)
select
    a.pair, a.side, i.unit, i.incident_id, i.school_code, i.school_name, i.township_code, i.occurred_at, i.reported_at, i.kind, i.place,
    i.deaths, i.serious_injuries, i.minor_injuries, i.summary, i.closed_on, i.accountability, i.counts_for_county,
    i.submission, s.file_name, s.submitted_by, s.submitted_at, i.line
from asked a
join incident i on i.unit = a.unit and i.incident_id = a.id
left join submission s on s.submission = i.submission
