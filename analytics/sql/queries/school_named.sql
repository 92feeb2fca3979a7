-- One row: the school's name and township; none if no register lists it.
select school_code, name, township_code from school where school_code = $school
