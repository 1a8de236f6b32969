-- After a large report the planner must know of it before anybody asks: the import counts its lines itself, and does not wait
-- for the database to find the time.
GRANT MAINTAIN ON settlement_line TO codigo_app;
