-- One row per school on the register of the month, with the state of each protection item; `asked` are the items looked at.
with stated as (
    select
        school_code,
        {{items}},
        sum(case when list_contains($asked, item) and state = 'short' then 1 else 0 end) as missing,
        sum(case when list_contains($asked, item) and state = $state then 1 else 0 end) as in_state,
        min(case when list_contains($asked, item) then short_since end) as short_since
    from protection_item
    where month = $month and (len($areas) = 0 or list_contains($areas, township_code))
    group by school_code
),
chosen as (
    select
        s.school_code,
        s.name as school_name,
        s.township_code,
        s.unit,
        s.stage,
        s.pupils,
        s.guards_required,
        p.guards_actual,
        p.guards_short,
        p.guards_certified,
        p.alarm_networked,
        i.* exclude (school_code, in_state),
        p.submission,
        p.line
    from stated i
    join school_month s on s.school_code = i.school_code and s.month = $month
    left join protection_month p on p.school_code = s.school_code and p.month = s.month
    where ($school is null or s.school_code = $school)
        and ($stage is null or s.stage = $stage)
        and ($find is null or contains(lower(s.name), lower($find)) or contains(lower(s.school_code), lower($find)))
        -- Of several items asked for, a school is met if all are; in any other state if one is.
        and case $state when 'all' then true when 'met' then i.in_state = len($asked) else i.in_state > 0 end
)
{{select}}
