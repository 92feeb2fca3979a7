-- One row per submission that was ever accepted.
select
    s.id as submission,
    s.kind,
    s.unit,
    u.township_code,
    s.month,
    s.state,
    s.submitted_at,
    s.submitted_by,
    s.sha256,
    s.file_name,
    s.rows,
    s.warnings
from source_submission s
left join source_unit u on u.unit = s.unit
