-- What a gateway charged for no payment is compared with the rate card by the month: few lines of many.
CREATE INDEX settlement_line_of_no_payment ON settlement_line (shop_id, account_id, currency, booked_on)
  WHERE voucher_id IS NULL AND kind IN ('fee', 'fee-tax');
