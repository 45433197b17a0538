-- Which sets have an item of a part, or of any other content asked for.
CREATE INDEX material_set_content_items_idx ON material_set_content USING gin (items jsonb_path_ops);
