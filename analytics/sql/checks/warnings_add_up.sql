-- Every warning that was counted when a report was accepted is told of: by its code where it was kept.
select s.id, s.warnings as counted, w.warnings as told
from source_submission s
left join (select submission, sum(warnings) as warnings from warning_count group by submission) w on w.submission = s.id
where s.state = 'current' and s.warnings <> coalesce(w.warnings, 0)
