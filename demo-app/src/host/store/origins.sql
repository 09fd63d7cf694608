-- The origin on the web where the pages of a plugin keep data, by a name that nobody can guess; forgotten when the folder
-- that the plugin was in is taken away. The name comes with the first page.
CREATE TABLE origin (plugin TEXT PRIMARY KEY, name TEXT, folder TEXT) STRICT;
