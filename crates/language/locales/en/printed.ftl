# What is printed: certificates and score reports.

## Certificate.

certificate = Certificate
certificate-of = Certificate: { $title }, { $holder }
kind-certification = Certification
kind-accreditation = Accreditation
# Over the name, which is over the words after it, which are over the title: one sentence.
certifies = This is to certify that
met-certification = has met every requirement of the certification
met-accreditation = has met every requirement of the accreditation
scope = Scope: { $scope }
number = Certificate number
scheme = Scheme
scheme-version = Version
earned-on = Earned on
valid-from = Valid from
valid-to = Valid to
does-not-expire = Does not expire
verify = Verify this certificate
rosette = Engraved rosette, drawn from the code { $code } alone: the mark of this achievement.
code = QR code with the link { $link }
verify-link = Verify this certificate at { $link }
credential-file = The signed credential that this certificate shows: what a verifier checks.

## Score report.

report = Score report
report-of = Score report: { $exam }, { $candidate }
result = Result
state-final = Final
state-on-hold = On hold
state-revoked = Revoked
means-final = This result is final and counts for the program.
means-on-hold = This result is being reviewed and does not count until the review ends. It may change.
means-revoked = This result was withdrawn after it was reported. It does not count, whatever is said below.
outcome-passed = Passed
outcome-failed = Failed
outcome-no-show = Did not attend
outcome-refused = Agreement refused
means-passed = The passing score was reached.
means-failed = The passing score was not reached.
means-no-show = The candidate had an appointment and did not come, or came too late.
means-refused = The candidate did not accept the agreement at the start of the exam, so nothing was scored.
score = Score
passing-score = Passing score
details = Details
candidate = Candidate
candidate-id = Candidate ID
exam = Exam
exam-code = Exam code
vendor = Exam vendor
sat-on = Sat on
sat-at = { DATE($day) }, { $clock } ({ $zone })
registration-id = Registration ID
issued-by = Issued by
issued-on = Issued on
sections = Sections
section = Section
notes = Notes
page = Page { NUMBER($page) } of { NUMBER($pages) }

## Marks.

# Over the name of the achievement, in the logo that its holders print.
mark-certification = Certified
mark-accreditation = Accredited
