DROP TABLE exchange_rows;
DROP TABLE appointments;
DROP TABLE authorizations;
DROP TABLE vendor_records;
DROP TABLE exchanges;
DROP TABLE exam_vendors;
