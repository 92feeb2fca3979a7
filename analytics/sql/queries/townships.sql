-- One row per township.
select code, name, name_en, lon, lat from area where level = 'township' order by code
