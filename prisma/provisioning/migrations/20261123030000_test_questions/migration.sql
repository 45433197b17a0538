-- What dashboards ask: runs of a procedure or stage in a time, and of a product, also where they were recorded of panel places.
CREATE INDEX test_run_procedure_started_time_idx ON test_run (procedure, started_time);
CREATE INDEX test_run_product_key_started_time_idx ON test_run (product_key, started_time);
CREATE INDEX stage_run_stage_started_time_idx ON stage_run (stage, started_time);
CREATE INDEX stage_run_product_key_started_time_idx ON stage_run (product_key, started_time);

-- Rows come nearly in the order of time: a few pages tell where a time begins, of all stations together.
CREATE INDEX test_run_started_time_idx ON test_run USING brin (started_time);
CREATE INDEX stage_run_started_time_idx ON stage_run USING brin (started_time);

-- From a product to the panel places its units were bound to.
CREATE INDEX unit_reference_bound_product_idx ON unit_reference (product_key) WHERE kind = 'BOUND';
