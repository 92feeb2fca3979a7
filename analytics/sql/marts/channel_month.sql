-- One row per township per month per channel that files ledgers: what its units say of the township, all of it, linked to
-- the other channel's records or not. A count is null, not 0, where none of the channel's units has reported on it.
with who as (
    select t.township_code, t.channel, count(distinct t.unit) as units
    from source_unit_township t
    join (select distinct unit from source_expected where kind = 'hazards') e on e.unit = t.unit
    group by t.township_code, t.channel
),
received as (
    select
        t.township_code,
        t.channel,
        s.month,
        count(distinct case when s.kind = 'hazards' then s.unit end) as ledgers,
        count(distinct case when s.kind = 'incidents' then s.unit end) as incident_reports
    from source_submission s
    join source_unit_township t on t.unit = s.unit
    where s.state = 'current' and s.kind in ('hazards', 'incidents')
    group by t.township_code, t.channel, s.month
),
grid as (
    select
        w.township_code,
        w.channel,
        w.units,
        m.month,
        m.position,
        coalesce(r.ledgers, 0) as ledgers,
        coalesce(r.incident_reports, 0) as incident_reports
    from who w
    cross join source_month m
    left join received r on r.township_code = w.township_code and r.channel = w.channel and r.month = m.month
),
books as (
    -- From the channel's first ledger on its books exist: what is open stays known in months without one.
    select g.township_code, g.channel, g.month, sum(b.ledgers) as ledgers_so_far
    from grid g
    join grid b on b.township_code = g.township_code and b.channel = g.channel and b.position <= g.position
    group by g.township_code, g.channel, g.month
),
hazards as (
    select
        h.township_code,
        u.channel,
        h.month,
        sum(h.found) as found,
        sum(h.rectified) as rectified,
        sum(h.open) as open_end,
        sum(h.overdue) as overdue
    from hazard_month_total h
    join source_unit u on u.unit = h.unit
    group by h.township_code, u.channel, h.month
),
incidents as (
    select township_code, channel, month, count(*) as incidents from incident group by township_code, channel, month
)
select
    g.township_code,
    g.channel,
    g.month,
    g.units,
    g.ledgers,
    g.incident_reports,
    case when g.ledgers > 0 or h.found > 0 or h.rectified > 0 then coalesce(h.found, 0) end as hazards_found,
    case when g.ledgers > 0 or h.found > 0 or h.rectified > 0 then coalesce(h.rectified, 0) end as hazards_rectified,
    case when b.ledgers_so_far > 0 or h.open_end > 0 then coalesce(h.open_end, 0) end as hazards_open,
    case when b.ledgers_so_far > 0 or h.open_end > 0 then coalesce(h.overdue, 0) end as hazards_overdue,
    case when g.incident_reports > 0 or i.incidents > 0 then coalesce(i.incidents, 0) end as incidents
from grid g
join books b on b.township_code = g.township_code and b.channel = g.channel and b.month = g.month
left join hazards h on h.township_code = g.township_code and h.channel = g.channel and h.month = g.month
left join incidents i on i.township_code = g.township_code and i.channel = g.channel and i.month = g.month
