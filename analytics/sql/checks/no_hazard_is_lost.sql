-- Every hazard of a current ledger is one row of the mart, and every hazard found by the last month is on the books of its month.
select 'hazard' as mart, listed, arrived
from (select count(distinct concat(unit, '|', hazard_id)) as listed from source_hazards) s
cross join (select count(*) as arrived from hazard) m
where listed <> arrived
union all
select 'hazard_month_total' as mart, listed, arrived
from (
    select count(*) as listed
    from hazard h
    join month m on h.found_on between m.month_start and m.month_end
) s
cross join (select sum(found) as arrived from hazard_month_total) m
where listed <> coalesce(arrived, 0)
