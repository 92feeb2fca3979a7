-- One row: a submission, and whether its file came in time (of the slot's first, as reports are judged).
select s.submission, s.kind, s.unit, u.name, u.name_en, s.month, s.state, s.submitted_at, s.submitted_by, s.sha256, s.file_name, s.rows, s.warnings, e.state as punctual, e.due
from submission s
join unit u on u.unit = s.unit
left join submission_expected e on e.kind = s.kind and e.unit = s.unit and e.month = s.month
where s.submission = $submission
