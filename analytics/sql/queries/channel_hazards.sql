-- One row per hazard that a channel's ledgers count for the measure ($which: found, rectified, open or overdue).
select
    h.unit, h.hazard_id, h.township_code, h.school_code, h.school_name, h.category, h.grade, h.found_on, h.deadline,
    h.rectified_on, h.description, h.submission, s.file_name, h.line
from hazard h
cross join (
    select
        min(case when month = $first then month_start end) as day_one,
        max(case when month = $last then month_end end) as last_day
    from month
) p
left join (select submission, file_name from submission) s on s.submission = h.submission
where h.channel = $channel
    and (len($areas) = 0 or list_contains($areas, h.township_code))
    and case $which
        when 'found' then h.found_on between p.day_one and p.last_day
        when 'rectified' then h.rectified_on between p.day_one and p.last_day
        else h.found_on <= p.last_day
            and (h.rectified_on is null or h.rectified_on > p.last_day)
            and ($which = 'open' or h.deadline <= p.last_day)
    end
order by h.found_on, h.unit, h.hazard_id
limit $limit
