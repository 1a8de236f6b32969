-- Days that a person wants compared now: the shop's next visit takes them first, in the name of who asked last.
ALTER TABLE comparison_visit
  ADD COLUMN asked date[] NOT NULL DEFAULT '{}',
  ADD COLUMN asked_by text,
  ADD CHECK (asked = '{}' OR asked_by IS NOT NULL);
