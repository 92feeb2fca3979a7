-- One row per month from the campaign's first to the last that was reported.
select month, month_start, month_end, position, due from source_month
