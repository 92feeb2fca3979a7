-- Every hazard, incident, school and zone belongs to a township of the county.
select 'hazard' as mart, hazard_id as id, township_code from hazard where township_code not in (select code from area) or township_code is null
union all
select 'incident', incident_id, township_code from incident where township_code not in (select code from area) or township_code is null
union all
select 'school', school_code, township_code from school where township_code not in (select code from area) or township_code is null
union all
select 'zone', zone_code, township_code from zone where township_code not in (select code from area) or township_code is null
union all
select 'zone_month', zone_code, township_code from zone_month where township_code not in (select code from area) or township_code is null
