-- Any two neighbouring letters of a text, so that a search for part of a word need not read every incident. Two and not three:
-- most Chinese words have two characters, and pg_trgm finds no trigram in those. Only built-in functions, so that it is the
-- same on both stores and PostgreSQL inlines it. Left-over single letters at the ends do no harm.
create function letter_pairs(source text) returns text[]
  language sql immutable parallel safe
  return string_to_array(
    regexp_replace(lower(source collate "C"), '(.)(.)', E'\\1\\2\x01', 'g') || E'\x01' ||
    regexp_replace(substr(lower(source collate "C"), 2), '(.)(.)', E'\\1\\2\x01', 'g'), E'\x01');
comment on function letter_pairs(text) is 'every two neighbouring letters of a text, A–Z as a–z';

create index incident_text on incident using gin ((letter_pairs(code || ' ' || description)) collate "C");
