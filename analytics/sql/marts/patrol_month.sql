-- One row per zone or post per month for which its duty was reported.
select
    p.zone_code,
    p.month,
    coalesce(z.township_code, u.township_code) as township_code,
    p.unit,
    z.name,
    z.type,
    p.shifts_planned,
    p.shifts_done,
    p.police,
    p.auxiliaries,
    p.guards,
    p.school_staff,
    p.volunteers,
    p.patrols,
    p.persons_checked,
    p.vehicles_checked,
    p.vehicles_used,
    p.not_applicable,
    p.submission,
    p.line
from source_patrols p
join source_unit u on u.unit = p.unit
left join zone z on z.zone_code = p.zone_code
