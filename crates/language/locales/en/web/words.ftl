# The words for what the server says in enums.
# To add a text: write it here, then under the same name in es, ja and ar; the build says what is
# missing. In Rust it is `language::text::web::words::NAME()`.

## Of a credential, to its holder.

status-not-yet-valid = Begins later
status-active = Active
status-in-grace = Ended, can be renewed
status-expired = Expired
status-suspended = Suspended
status-revoked = Revoked
status-superseded = Replaced by a newer one
status-under-review = Active, under review

## The verdict for who asks. Only what may be relied on today may be called valid.

verdict-not-yet-valid = Not in force yet
verdict-active = Valid
verdict-under-review = Valid, under review
verdict-in-grace = Expired, can be renewed
verdict-expired = Expired
verdict-suspended = Suspended
verdict-revoked = Revoked
verdict-superseded = Replaced

## Of an attempt at an exam.

result-on-hold = On hold
result-revoked = Withdrawn
outcome-passed = Passed
outcome-failed = Failed
outcome-no-show = Did not attend
outcome-nda-refused = Agreement refused

## Of progress.

progress-not-started = Not started
progress-in-progress = In progress
progress-pending-agreement = An agreement to accept
progress-on-hold = A result is on hold
progress-met = Held
progress-expiring = Held, time to renew
progress-in-grace = Ended, can be renewed
progress-lapsed = Lapsed
progress-interrupted = Interrupted

## Of a line of a requirement.

line-met = Met
line-expiring = Met, ends soon
line-unmet = Not met yet
line-on-hold = On hold
line-pending-agreement = To be accepted

## Of a check on a credential.

check-passed = Holds
check-failed = Does not hold
check-signature = Signature
check-key = Signing key
check-validity = Validity
check-status = Status
check-record = Issuer’s record

## Kinds.

kind-accreditation = Accreditation
kind-certification = Certification
exam-assessment = Online assessment
exam-proctored = Proctored exam

## Why an award was made.

basis-requirement = Requirements met
basis-honorary = Honorary: given in recognition
basis-legacy = Carried over from an earlier program
basis-waiver = Requirements waived by the program
basis-equivalence = Recognised as equivalent

## Why a result fits nobody.

claim-unknown-candidate = No candidate has this ID
claim-malformed-candidate-id = Not a candidate ID: its form or its check digits are wrong
claim-no-candidate-id = The row gives no candidate ID

## Score reports.

report-waiting = Waiting
report-attached = Yours
report-refused = Not accepted
report-withdrawn = Taken back
doubt-no-result = No result waits under this registration ID.
doubt-exam = The result is of another exam.
doubt-day = The result is of another day.
doubt-name = The name is none of the candidate’s, or not the one that the vendor told with the result.
doubt-name-untold = The vendor told no name with the result.
doubt-other-candidate = The result names another candidate ID.
doubt-contested = Somebody else claims the same result.

## Of accommodations at exams.

need-extra-half-hour = Half an hour more
need-time-and-a-half = Half as much time again
need-double-time = Twice the time
need-extra-breaks = More breaks, which do not count
need-separate-room = A room alone
need-reader = Somebody who reads the questions aloud
need-recorder = Somebody who writes the answers down
need-sign-language-interpreter = A sign-language interpreter
need-adapted-equipment = Adjusted equipment: screen, desk, a device of your own

## Of a voucher.

voucher-available = Free
voucher-assigned = Yours to use
voucher-chosen = Chosen for an exam
voucher-redeemed = Used
voucher-expired = Ran out
share-active = Works
share-expired = Over
share-used-up = Used up
share-revoked = Taken back
watch-asked = Asks
watch-active = Is told
watch-declined = Declined
watch-ended = Ended
shared-licence-number = Certificate number
shared-criteria = What it took to earn it
shared-documents = Verification code and signed credential
shared-email = Your e-mail address
