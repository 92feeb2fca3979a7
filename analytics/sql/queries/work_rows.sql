-- One row per unit and township that owes or has reported a count of work in a month: the value or why there is none, and where it stands.
select
    f.unit,
    f.township_code,
    f.channel,
    f.counts_for_county,
    f.value,
    f.state,
    b.value as before,
    t.value as to_date,
    t.months as months_reported,
    f.submission,
    f.line,
    s.submitted_by,
    s.submitted_at,
    s.file_name
from work_figure f
left join work_figure b on b.unit = f.unit and b.township_code = f.township_code and b.item = f.item and b.month = $before
left join (
    select unit, township_code, sum(value) as value, count(value) as months
    from work_figure
    where item = $item and month between $first and $month
    group by unit, township_code
) t on t.unit = f.unit and t.township_code = f.township_code
left join submission s on s.submission = f.submission
where f.item = $item and f.month = $month and (len($areas) = 0 or list_contains($areas, f.township_code))
order by f.counts_for_county desc, f.channel desc, f.unit, f.township_code
