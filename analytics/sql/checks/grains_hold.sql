-- Each mart has one row for each thing its first line names.
select 'hazard' as mart, unit as a, hazard_id as b, count(*) as rows from hazard group by unit, hazard_id having count(*) > 1
union all
select 'incident', unit, incident_id, count(*) from incident group by unit, incident_id having count(*) > 1
union all
select 'school', school_code, '', count(*) from school group by school_code having count(*) > 1
union all
select 'zone', zone_code, '', count(*) from zone group by zone_code having count(*) > 1
union all
select 'school_month', school_code, month, count(*) from school_month group by school_code, month having count(*) > 1
union all
select 'township_month', township_code, month, count(*) from township_month group by township_code, month having count(*) > 1
union all
select 'unit_month', unit, month, count(*) from unit_month group by unit, month having count(*) > 1
union all
select 'submission_expected', concat(unit, ' ', kind), month, count(*) from submission_expected group by unit, kind, month having count(*) > 1
union all
select 'work_item', concat(unit, ' ', item), month, count(*) from work_item group by unit, item, month having count(*) > 1
union all
select 'protection_item', concat(school_code, ' ', item), month, count(*) from protection_item group by school_code, item, month having count(*) > 1
union all
select 'work_figure', concat(unit, ' ', township_code), concat(month, ' ', item), count(*) from work_figure group by unit, township_code, month, item having count(*) > 1
union all
select 'protection_school', school_code, month, count(*) from protection_school group by school_code, month having count(*) > 1
union all
select 'zone_month', zone_code, month, count(*) from zone_month group by zone_code, month having count(*) > 1
union all
select 'zone_school', zone_code, concat(school_code, ' ', first_month), count(*) from zone_school group by zone_code, school_code, first_month having count(*) > 1
union all
select 'school_coverage', school_code, month, count(*) from school_coverage group by school_code, month having count(*) > 1
union all
select 'place_school', school_code, place::varchar, count(*) from place_school group by school_code, place having count(*) > 1
