-- What staff decided about awards that were under review.
CREATE TABLE award_decisions (
    id UUID NOT NULL PRIMARY KEY,
    award_id UUID NOT NULL REFERENCES awards (id),
    decision TEXT NOT NULL CONSTRAINT award_decisions_decision_check CHECK (decision IN ('uphold', 'revoke')),
    -- What spoke against the award.
    against JSONB NOT NULL,
    -- As the candidate reads it.
    reason TEXT NOT NULL,
    -- The account that decided, which may be gone.
    decided_by UUID NOT NULL,
    decided_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX award_decisions_award_id_idx ON award_decisions (award_id, id);

-- Staff read those that are under review, which are few.
CREATE INDEX awards_review_idx ON awards (id) WHERE review IS NOT NULL;
