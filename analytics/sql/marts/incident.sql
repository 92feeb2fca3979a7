-- One row per incident: unit and incident_id; the latest month's current report that lists it speaks.
-- counts_for_county: 0 where an analyst has linked it to another's incident that counts (counted_unit, counted_id) for both.
with latest as (
    select unit, incident_id, max(month) as month from source_incidents group by unit, incident_id
),
told as (
    -- Hours are known where both times are stated. Midnight is a day without its time: spreadsheets hand one over like that.
    select
        r.*,
        case when r.occurred_at::time <> time '00:00' then hour(r.occurred_at) end as hour,
        case
            when r.occurred_at::time <> time '00:00' and r.reported_at::time <> time '00:00'
            then (extract(epoch from r.reported_at) - extract(epoch from r.occurred_at)) / 3600.0
        end as hours_to_report
    from latest l
    join source_incidents r on r.unit = l.unit and r.incident_id = l.incident_id and r.month = l.month
)
select
    r.unit,
    u.channel,
    r.incident_id,
    coalesce(s.township_code, u.township_code) as township_code,
    r.school_code,
    s.name as school_name,
    s.stage,
    m.month,
    r.occurred_at,
    r.reported_at,
    r.kind,
    r.place,
    r.deaths,
    r.serious_injuries,
    r.minor_injuries,
    r.summary,
    r.closed_on,
    r.cause_analysed_on,
    r.accountability,
    r.sync_handling,
    r.sync_opinion,
    r.sync_order,
    isodow(r.occurred_at) as weekday,
    r.hour,
    r.hours_to_report,
    case
        when r.hours_to_report is null then 'unknown'
        when r.hours_to_report <= 0.5 * w.report_within_hours then '0-0.5'
        when r.hours_to_report <= 1 * w.report_within_hours then '0.5-1'
        when r.hours_to_report <= 2 * w.report_within_hours then '1-2'
        when r.hours_to_report <= 6 * w.report_within_hours then '2-6'
        when r.hours_to_report <= 12 * w.report_within_hours then '6-12'
        when r.hours_to_report <= 24 * w.report_within_hours then '12-24'
        else '24+'
    end as delay,
    case when r.hours_to_report <= w.report_within_hours then 1 when r.hours_to_report > w.report_within_hours then 0 end as in_time,
    case when r.accountability in ('不需追责', '已追责') then 1 else 0 end as traced,
    case
        when not r.sync_handling or not r.sync_opinion or not r.sync_order then 0
        when r.sync_handling and r.sync_opinion and r.sync_order then 1
    end as in_step,
    case when c.counts = 0 then 0 else 1 end as counts_for_county,
    case when c.counts = 0 then c.counted_unit end as counted_unit,
    case when c.counts = 0 then c.counted_id end as counted_id,
    r.submission,
    r.line
from told r
join source_unit u on u.unit = r.unit
left join linked_record c on c.kind = 'incidents' and c.unit = r.unit and c.id = r.incident_id
cross join source_setting w
left join school s on s.school_code = r.school_code
left join source_month m on cast(r.occurred_at as date) between m.month_start and m.month_end
