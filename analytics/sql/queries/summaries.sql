-- One row per unit that owes a year-end summary: the document that counts for it, and whether it came in time.
select
    e.unit,
    u.name,
    u.name_en,
    e.channel,
    e.township_code,
    case when e.received = 0 and e.due >= $today then 'pending' else e.state end as state,
    e.due,
    e.first_submitted_at,
    e.last_submitted_at,
    e.versions,
    e.submission,
    s.submitted_by,
    s.file_name,
    s.sha256
from submission_expected e
join unit u on u.unit = e.unit
left join submission s on s.submission = e.submission
where e.kind = 'summary' and (len($areas) = 0 or list_contains($areas, e.township_code))
order by e.channel desc, e.unit
