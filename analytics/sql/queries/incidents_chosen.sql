-- One row per incident of the period; of the window that ends with it, at schools that repeat; or outside all months.
with span as (
    select min(position) as first, max(position) as last, max(month) as last_month from month where month between $first and $last
),
repeating as (
    select s.school_code
    from school_month s
    join span p on p.last_month = s.month
    where s.incidents_in_window >= 2
        and (len($areas) = 0 or list_contains($areas, s.township_code))
),
placed as not materialized (
    select
        i.*,
        case
            when i.closed_on is null then 'open'
            when i.cause_analysed_on is null or i.traced = 0 then 'unexplained'
            else 'done'
        end as state,
        case
            when $which = 'outside' then i.month is null
            when $which = 'repeats' then
                m.position > p.last - w.repeat_window_months and m.position <= p.last and i.school_code in (select school_code from repeating)
            else m.position between p.first and p.last
        end as in_period
    from incident i
    cross join span p
    cross join setting w
    left join month m on m.month = i.month
    where i.counts_for_county = 1
),
chosen as not materialized (
    select *
    from placed
    where in_period
        -- Schools that repeat were chosen by the township of the register in force, as the figure is.
        and ($which = 'repeats' or len($areas) = 0 or list_contains($areas, township_code))
        and case $which
            when 'timed' then in_time is not null
            when 'late' then in_time = 0
            when 'open' then closed_on is null
            when 'closed' then closed_on is not null
            when 'no_cause' then cause_analysed_on is null
            when 'cause' then cause_analysed_on is not null
            when 'untraced' then traced = 0
            when 'traced' then traced = 1
            when 'in_step_known' then in_step is not null
            when 'handling_known' then sync_handling is not null
            when 'opinion_known' then sync_opinion is not null
            when 'order_known' then sync_order is not null
            when 'sync_missing'
                then coalesce(sync_handling, sync_opinion, sync_order) is not null
                and (sync_handling and sync_opinion and sync_order) is not true
            when 'deaths' then deaths > 0
            when 'serious_injuries' then serious_injuries > 0
            when 'minor_injuries' then minor_injuries > 0
            when 'unsaid' then deaths is null or serious_injuries is null or minor_injuries is null
            else true
        end
        and (len($kinds) = 0 or list_contains($kinds, kind))
        and ($place is null or coalesce(place, 'unknown') = $place)
        and ($weekday is null or weekday = $weekday)
        and ($hour is null or coalesce(hour::varchar, 'unknown') = $hour)
        and ($delay is null or delay = $delay)
        and ($state is null or state = $state)
        and ($school is null or school_code = $school)
        and ($unit is null or unit = $unit)
        and case $sync
            when 'in_step' then coalesce(in_step::boolean::varchar, 'unknown') = $answer
            when 'handling' then coalesce(sync_handling::varchar, 'unknown') = $answer
            when 'opinion' then coalesce(sync_opinion::varchar, 'unknown') = $answer
            when 'order' then coalesce(sync_order::varchar, 'unknown') = $answer
            else true
        end
        and ($search is null or contains(lower(concat_ws(' ', incident_id, school_name, school_code, summary)), lower($search)))
)
{{select}}
