-- One row per incident that occurred in the period.
select submission, line, incident_id as key
from incident
where month between $first and $month and counts_for_county = 1 and ({{condition}}) and (len($areas) = 0 or list_contains($areas, township_code))
