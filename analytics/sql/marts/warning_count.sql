-- One row per current report with warnings, code and column: how many there were, and how many of them are listed in warning.
-- A report whose warnings were counted but not kept, from before they were, is one row without a code.
select
    s.id as submission,
    s.unit,
    u.township_code,
    s.month,
    s.kind,
    w.code,
    w."column",
    coalesce(max(w.alike), max(s.warnings)) as warnings,
    count(w.code) as listed
from source_submission s
join source_unit u on u.unit = s.unit
left join source_warning w on w.submission = s.id
where s.state = 'current' and s.warnings > 0
group by s.id, s.unit, u.township_code, s.month, s.kind, w.code, w."column"
