-- One row per hazard on the books in the period, with its state at the period's end.
with period as (
    select min(month_start) as first_day, max(month_end) as last_day from month where month between $first and $last
),
on_books as not materialized (
    select
        h.*,
        p.first_day,
        p.last_day,
        case when h.rectified_on <= p.last_day then 0 else 1 end as open_at_end,
        case when h.rectified_on <= p.last_day then 0 when h.deadline <= p.last_day then 1 else 0 end as overdue,
        date_diff('day', h.found_on, case when h.rectified_on <= p.last_day then h.rectified_on else p.last_day end) as days_open
    from hazard h
    cross join period p
    where h.counts_for_county = 1
        and h.found_on <= p.last_day
        -- One struck off before its deadline is off the books, but was due all the same.
        and (h.verified = 0 or h.rectified_on >= p.first_day or h.rechecked_on >= p.first_day or $which = 'due')
),
stated as not materialized (
    select
        b.* exclude (state),
        case
            when open_at_end = 1 and measures is null then '待整改'
            when open_at_end = 1 then '整改中'
            when verified = 1 and coalesce(rechecked_on, rectified_on) <= last_day then '已销号'
            else '待复查'
        end as state
    from on_books b
),
chosen as not materialized (
    select *
    from stated
    where (len($areas) = 0 or list_contains($areas, township_code))
        and ($category is null or category = $category)
        and ($grade is null or grade = $grade)
        and ($found_by is null or found_by = $found_by)
        and ($stage is null or stage = $stage)
        and ($state is null or state = $state)
        and ($school is null or school_code = $school)
        and ($unit is null or unit = $unit)
        and (
            $words is null
            or contains(lower(hazard_id), lower($words))
            or contains(lower(school_code), lower($words))
            or contains(lower(school_name), lower($words))
            or contains(lower(description), lower($words))
            or contains(lower(measures), lower($words))
            or contains(lower(responsible), lower($words))
        )
        and ($age_from is null or (open_at_end = 1 and days_open >= $age_from))
        and ($age_to is null or (open_at_end = 1 and days_open <= $age_to))
        and case $which
            when 'to_rectify' then rectified_on is null or rectified_on >= first_day
            when 'found' then found_on between first_day and last_day
            when 'rectified' then rectified_on between first_day and last_day
            when 'open' then open_at_end = 1
            when 'overdue' then overdue = 1
            when 'due' then deadline between first_day and last_day
            else true
        end
)
{{select}}
