-- One row: the settings that the figures depend on.
select county, report_within_hours, repeat_window_months, duplicate_days from source_setting
