-- One row per warning kept of a current report: of each code and column the first thousand; alike says how many there were.
select
    w.submission,
    s.unit,
    u.township_code,
    s.month,
    s.kind,
    w.code,
    w.line,
    w."column",
    w.value,
    w.alike
from source_warning w
join source_submission s on s.id = w.submission
join source_unit u on u.unit = s.unit
