# The candidate's home, and that of staff.
# To add a text: write it here, then under the same name in es, ja and ar; the build says what is
# missing. In Rust it is `language::text::web::home::NAME()`.

front = Accreditation and certification
candidate-id = Candidate ID <code>{ $id }</code>
import-results = Import exam results
import-results-more = Upload a result archive, or try it first without writing anything.
claims = Claims
claims-more = Results that fit no candidate and wait for a person to say whose they are.
companies = Partner companies
companies-more = Companies of the partner records, their mail domains, and where each of their people stands.
exams-ahead = Exams ahead
held = What you hold
nothing-held = You hold nothing yet
nothing-held-more = What you earn appears here by itself once your results are in. See what is <a>nearest to you</a>.
lapsing = About to lapse
ended-on = Ended on { DATE($end) }. You can renew it until { DATE($last) }.
ends-on = Ends on { DATE($end) }, { $distance }.
what-renews-it = What renews it
nearest = Nearest to you
all-progress = All progress
last-exam = Your last exam
whole-history = Your whole exam history
no-result = No result has come in yet. It appears here as soon as the test centre has sent it.

exam-vendors = Exam vendors
exam-vendors-more = How the exchange with each vendor stands, what needs somebody, and every message.
vouchers = Vouchers
vouchers-more = Pools of vouchers, whom they were given to, and which were used.
change-requests = Change requests
change-requests-more = Other legal names and companies that candidates ask for, with documents to hold them against.
duplicates = Duplicates
duplicates-more = Candidate IDs that may be one person’s, and what they have in common.
award-reviews = Awards under review
award-reviews-more = Awards that something speaks against. Each stands until somebody decides.

## What waits for the candidate.

agreements-wait = An agreement waits for you
agreements-wait-more = { $titles }: <a>read and accept</a>, so that nothing you work for is held up.
private-address = Add a private address
private-address-more = The only address we know of you is your company’s. When you leave it, you could no longer get into your account. <a>Add a private one</a>.
