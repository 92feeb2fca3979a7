-- One row per school on the register, month and protection item: met, short, not_applicable, empty or unreported; if short, since when.
with item as (
    -- `because`: the report's columns that the item is read from.
    select *
    from (
        values
            ('guards', ['guards_actual']),
            ('closed_campus', ['closed_campus']),
            ('alarm', ['one_key_alarm']),
            ('video', ['video']),
            ('alarm_and_video', ['one_key_alarm', 'video']),
            ('guard_post', ['guard_post_set']),
            ('plan', ['plan_written']),
            ('smart_campus', ['smart_campus']),
            ('vice_principal', ['legal_vice_principal'])
    ) t(item, because)
),
told as (
    select
        s.school_code,
        s.month,
        m.position,
        s.township_code,
        i.item,
        -- Of the pair only what is not known keeps it from being known.
        case
            when i.item = 'alarm_and_video' and p.one_key_alarm is not null then ['video']
            when i.item = 'alarm_and_video' and p.video is not null then ['one_key_alarm']
            else i.because
        end as because,
        case when i.item = 'vice_principal' then true else p.school_code is not null end as reported,
        case i.item
            when 'guards' then p.guards_met
            when 'closed_campus' then p.closed_campus
            when 'alarm' then p.one_key_alarm
            when 'video' then p.video
            when 'alarm_and_video' then p.alarm_and_video
            when 'guard_post' then p.guard_post_set
            when 'plan' then p.plan_written
            when 'smart_campus' then p.smart_campus
            when 'vice_principal' then case when s.legal_vice_principal then 1 when not s.legal_vice_principal then 0 end
        end as met,
        string_split(case when i.item = 'vice_principal' then s.not_applicable else p.not_applicable end, ';') as marked
    from school_in_month s
    join month m on m.month = s.month
    cross join item i
    left join protection_month p on p.school_code = s.school_code and p.month = s.month
),
stated as (
    select
        school_code,
        month,
        position,
        township_code,
        item,
        case
            when met = 1 then 'met'
            when met = 0 then 'short'
            when not reported then 'unreported'
            when list_has_all(marked, because) then 'not_applicable'
            else 'empty'
        end as state
    from told
),
last_met as (
    select
        *,
        max(case when state = 'met' then position end) over (
            partition by school_code, item order by position rows between unbounded preceding and current row
        ) as met_before
    from stated
)
select
    school_code,
    month,
    township_code,
    item,
    state,
    -- A month that nobody reported does not end a shortage; a month in which the item was met does.
    case
        when state = 'short' then min(case when state = 'short' then month end) over (
            partition by school_code, item, met_before order by position rows between unbounded preceding and current row
        )
    end as short_since
from last_met
