DROP TABLE consent_receipts;
DROP TABLE consent_texts;
