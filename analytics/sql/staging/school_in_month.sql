-- One row per school per month in which a register lists it.
with listed as (
    select
        i.month,
        s.school_code,
        s.unit,
        s.township_code,
        s.stage,
        s.pupils,
        s.legal_vice_principal,
        s.not_applicable,
        s.submission,
        s.line,
        row_number() over (partition by i.month, s.school_code order by s.submission desc) as newest
    from month_in_force i
    join source_schools s on s.unit = i.unit and s.month = i.register_month
)
select month, school_code, unit, township_code, stage, pupils, legal_vice_principal, not_applicable, submission, line
from listed
where newest = 1
