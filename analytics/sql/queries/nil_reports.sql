-- One row per report of the months that counts and says that there was nothing; in_a_row: so many months running up to then.
with monthly as (
    select e.unit, e.township_code, e.month, e.kind, e.submission, s.rows, m.position
    from submission_expected e
    join submission s on s.submission = e.submission
    join month m on m.month = e.month
    where e.cadence = 'monthly'
),
runs as (
    select *, position - row_number() over (partition by unit, kind order by position) as run
    from monthly
    where rows = 0
),
counted as (
    select *, row_number() over (partition by unit, kind, run order by position) as in_a_row from runs
)
select unit, township_code, month, kind, in_a_row, submission
from counted
where month between $first and $last and (len($areas) = 0 or list_contains($areas, township_code))
order by in_a_row desc, month desc, unit, kind
