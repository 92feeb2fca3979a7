-- One row per unit, month and count that it reported: of its work report, and of its ledgers in months for which it filed them.
with ledger as (
    select
        m.unit,
        m.township_code,
        m.month,
        i.item,
        case i.item
            when 'ledger_found' then m.hazards_found
            when 'ledger_rectified' then m.hazards_rectified
            when 'ledger_carried_in' then m.hazards_carried_in
            when 'ledger_open_end' then m.hazards_open
        end as value,
        e.submission
    from unit_month m
    join submission_expected e on e.unit = m.unit and e.month = m.month and e.kind = 'hazards'
    cross join (select unnest(['ledger_found', 'ledger_rectified', 'ledger_carried_in', 'ledger_open_end']) as item) i
    where m.ledger_received > 0
),
incidents as (
    select m.unit, m.township_code, m.month, 'incidents' as item, m.incidents as value, e.submission
    from unit_month m
    join submission_expected e on e.unit = m.unit and e.month = m.month and e.kind = 'incidents' and e.received = 1
)
select unit, township_code, month, item, value, submission, line from work_item where value is not null
union all
select unit, township_code, month, item, value, submission, null as line from ledger
union all
select unit, township_code, month, item, value, submission, null as line from incidents
order by month, unit, item
