-- One row per incident that a channel reported of the months.
select
    i.unit, i.incident_id, i.township_code, i.school_code, i.school_name, i.occurred_at, i.kind, i.place, i.summary,
    i.submission, s.file_name, i.line
from incident i
left join (select submission, file_name from submission) s on s.submission = i.submission
where i.channel = $channel
    and i.month between $first and $last
    and (len($areas) = 0 or list_contains($areas, i.township_code))
order by i.occurred_at, i.unit, i.incident_id
limit $limit
