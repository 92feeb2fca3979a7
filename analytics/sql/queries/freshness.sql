-- One row: what the warehouse holds.
select
    (select max(month_end) from month) as as_of,
    (select count(*) from submission where state = 'current') as submissions,
    (select max(submitted_at) from submission where state = 'current') as last_submitted_at
