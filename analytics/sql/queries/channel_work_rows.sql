-- One row per work report of a channel that the months owe: its value of the count, null where not filled in or not filed.
select e.unit, e.month, w.value, w.not_applicable, e.submission, s.file_name, w.line
from submission_expected e
left join (select * from work_item where item = $item) w on w.unit = e.unit and w.month = e.month
left join (select submission, file_name from submission) s on s.submission = e.submission
where e.kind = 'work'
    and e.channel = $channel
    and e.month between $first and $last
    and (len($areas) = 0 or list_contains($areas, e.township_code))
order by e.month desc, e.unit
limit $limit
