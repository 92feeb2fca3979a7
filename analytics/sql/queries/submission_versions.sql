-- One row per submission of the same kind, unit and month, the newest first.
select v.submission, v.state, v.submitted_at, v.submitted_by, v.file_name, v.rows
from submission v
join submission s on s.kind = v.kind and s.unit = v.unit and s.month = v.month
where s.submission = $submission
order by v.submission desc
