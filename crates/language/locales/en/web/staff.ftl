# What staff see.
# To add a text: write it here, then under the same name in es, ja and ar; the build says what is
# missing. In Rust it is `language::text::web::staff::NAME()`.

## Claims.

claims = Claims
claims-more = Results that fit no candidate, oldest first. None is lost while it waits here.
claims-table = Table of claims
id-as-sent = Candidate ID as sent
no-id = none
why-nobody = Why it fits nobody
exam = Exam
outcome = Outcome
sat = Sat
registration = Registration
received = Received
nothing-waits = Nothing waits
nothing-waits-more = Every result so far fits a candidate. What does not comes here from <a>the imports</a>.

## Result imports.

imports = Result imports
imports-more = Upload a result archive of the exam vendor. The same file twice changes nothing; a faulty row does not stop the others.
imports-so-far = Imports so far
imports-table = Table of imports
file = File
imported = Imported
rows = Rows
new = New
claims-column = Claims
faulty = Faulty
awards = Awards
no-import = No import yet
no-import-more = Choose an archive above.
archive = Result archive
archive-hint = A zip file as the vendor sends it. You can also drop it onto the field.
choose-first = Choose a file first.
import = Import
try-it = Try without writing
trying = Trying…
importing = Importing…
finished = Finished. The summary is on the page.
failed = It did not work.
file-gone = the file could not be read; it may have been moved since it was chosen
repeated = This file had been imported before. Nothing changed; the counts are of that time.
dry-run = Nothing was written. An import would do this:
all-imported = Imported.
partly-imported = Imported, but for the rows that could not be read.
rows-read = Rows read
recorded = Recorded as new
known = On record already
to-claims = To the claims
unreadable = Could not be read
decided-anew = Candidates decided anew
awards-made = Awards made
awards-by-hand = Awards to decide by hand
unreadable-rows = Rows that could not be read
faulty-table = Table of faulty rows
line = Line
column = Column
reason = Reason

## Score reports.

unclaimed-results = Results that fit nobody
score-reports = Score reports of candidates
score-reports-more = Candidates claim results by what their score report says. A clear match is theirs at once; these were not clear.
no-score-report-waits = No score report waits
no-score-report-waits-more = What is not clear appears here, oldest first.
result-there = Waiting under this registration:
give-result = Give the result to { $candidate }
refuse = Refuse
refusal-reason = Why
refusal-reason-hint = The candidate reads this.
reason-missing = Say why.

## Change requests.

change-requests = Change requests
change-requests-more = Changes of legal names and companies that wait for a decision, oldest first. Hold each against its documents.
change-requests-table = Table of change requests
wanted = What is asked for
candidate = Candidate
documents = Documents
asked = Asked for
no-request = No request waits
no-request-more = When a candidate asks for another legal name or company, it appears here with the documents.
change-request = Change request of { $name }
held-against = Now and asked for
part = Part
now = Now
nothing-there = none
differs = differs
download = Download
documents-gone = The documents are deleted: they are kept for 90 days after the decision.
decision = Decision
decision-reason = Reason
decision-hint = The candidate reads it. A refusal needs one: say what is missing.
approve = Approve
approved = Approved: the change is in force, and the certificates are issued anew.
refused = Refused: nothing is changed, and the candidate reads why.
all-requests = All change requests

## Awards under review.

award-reviews = Awards under review
award-reviews-more = Something speaks against these awards. Each stands, and says that it is under review, until somebody decides; nothing is taken away by itself. The oldest award comes first.
no-award-review = No award is under review
no-award-review-more = When a result that an award rests on is held, changed or withdrawn, the award appears here.
review-earned = Earned
review-valid-until = Valid until
review-since = Under review since
rests-on = It rests on these results, as they stand now:
decided-before = Decided before:
upheld-on = { $when }: upheld. { $reason }
revoked-on = { $when }: revoked. { $reason }
uphold = Uphold
revoke = Revoke
decide-award = Decide
award-reason = Why
award-reason-hint = The candidate reads this.
revoking-means = If you revoke it, whoever checks the credential is told so at once, and the candidate gets a mail with your reason. To earn it again takes exams and courses dated later.
award-upheld = Upheld. The award is active again.
award-revoked = Revoked. The candidate gets a mail.
deciding = Deciding…
