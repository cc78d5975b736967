DROP INDEX awards_review_idx;
DROP TABLE award_decisions;
