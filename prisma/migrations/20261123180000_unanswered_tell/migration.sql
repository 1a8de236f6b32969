-- `unanswered`: we said it, whoever said it died before the answer, and the money was taken back before it could be said
-- again. Shopify cannot be asked, so whether it took our word stays unknown, and is shown as that.
ALTER TABLE tell DROP CONSTRAINT tell_state_check;
ALTER TABLE tell ADD CONSTRAINT tell_state_check
  CHECK (state IN ('due', 'indeterminate', 'applied', 'refused', 'superseded', 'unanswered'));
