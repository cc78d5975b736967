DROP TABLE agreement_receipts;
