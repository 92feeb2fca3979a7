-- One row per listed warning of the reports that count.
select w.unit, w.month, w.kind, w.code, w."column", w.value, w.alike, w.submission, s.file_name, w.line
from warning w
join unit u on u.unit = w.unit
left join (select submission, file_name from submission) s on s.submission = w.submission
where w.month between $first and $last
    and ($kind is null or w.kind = $kind)
    and ($code is null or w.code = $code)
    and ($but is null or w.code <> $but)
    and ($unit is null or w.unit = $unit)
    and ($channel is null or u.channel = $channel)
    and (len($areas) = 0 or list_contains($areas, w.township_code))
order by w.month desc, w.unit, w.kind, w.submission, w.code, w.line
limit $limit
