-- Conflicts are asked for by the time they came; a page of them is in the order of the primary key.
CREATE INDEX record_conflict_record_time_idx ON record_conflict (record_time);
