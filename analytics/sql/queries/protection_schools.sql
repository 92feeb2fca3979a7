-- One row per school on the register of the month, with the state of each protection item.
with counted as (
    select *, {{missing}} as missing, {{in_state}} as in_state, {{short_since}} as short_since
    from protection_school
    where month = $month
        and (len($areas) = 0 or list_contains($areas, township_code))
        and ($school is null or school_code = $school)
        and ($stage is null or stage = $stage)
        and ($find is null or contains(lower(school_name), lower($find)) or contains(lower(school_code), lower($find)))
),
chosen as (
    -- Of several items asked for, a school is met if all are; in any other state if one is.
    select * exclude (in_state)
    from counted
    where case $state when 'all' then true when 'met' then in_state = {{asked}} else in_state > 0 end
)
{{select}}
