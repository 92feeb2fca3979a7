-- One row: the settings that the figures depend on.
select county, report_within_hours, repeat_window_months, duplicate_days, duplicate_hours from source_setting
