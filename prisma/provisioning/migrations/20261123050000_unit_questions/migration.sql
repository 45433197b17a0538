-- What reverse questions ask. The time of a run: from its start to its end, to its event time where the end is not recorded;
-- written as in store/held-facts.ts, or the index is not used.
CREATE INDEX stage_run_span_idx ON stage_run USING gist (tstzrange(
  least(started_time, coalesce(ended_time, started_time)), greatest(started_time, coalesce(ended_time, event_time)), '[]'));
CREATE INDEX test_run_span_idx ON test_run USING gist (tstzrange(
  least(started_time, coalesce(ended_time, started_time)), greatest(started_time, coalesce(ended_time, event_time)), '[]'));

-- The runs of a procedure that failed, however many passed, and decisions of one result.
CREATE INDEX test_run_procedure_outcome_started_time_idx ON test_run (procedure, outcome, started_time);
CREATE INDEX qc_decision_result_event_time_idx ON qc_decision (result, event_time);
