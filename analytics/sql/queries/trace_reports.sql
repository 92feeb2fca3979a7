-- One row per report received for a month of the period.
select submission, cast(null as bigint) as line, concat(unit, ' ', kind) as key
from submission_expected
where month between $first and $month and cadence = 'monthly' and ({{condition}}) and (len($areas) = 0 or list_contains($areas, township_code))
