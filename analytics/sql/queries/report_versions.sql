-- One row per submission that was ever accepted for a unit's reports of a month, the newest first: kept, replaced or taken back.
select submission, kind, unit, township_code, month, state, submitted_at, submitted_by, file_name, rows, warnings
from submission
where unit = $unit and month = $month and ($kind is null or kind = $kind)
order by kind, submission desc
