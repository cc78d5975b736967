# The profile: what candidates tell of themselves, and the requests for what needs evidence.
# To add a text: write it here, then under the same name in es, ja and ar; the build says what is
# missing. In Rust it is `language::text::web::profile::NAME()`.

profile = Profile
profile-lead = What the program knows of you, how each part of it changes, and what the exam vendor gets.
kind-editable = You change it yourself
kind-needs-evidence = Needs a document
kind-vendor-synced = You change it; the exam vendor gets it

## What needs evidence.

by-evidence = Legal name and company
by-evidence-lead = Your certificates show the one, and your company gets credit by the other. A document has to show a change; until it is decided, everything stays as it is.
company = Company
no-company = None that we know of
ask-legal-name = Ask for another legal name
ask-company = Ask for another company
requests = Your requests
request-legal-name = Legal name: { $name }
request-company = Company: { $name }
request-accommodations = Accommodations: { $needs }
asked-on = Asked for on { $time }
decided-on = Settled on { $time }
evidence-sent = { $count ->
     [one] 1 document
    *[other] { $count } documents
    }
state-open = Waits for a decision
state-approved = Approved
state-refused = Refused
state-withdrawn = Taken back
reason = What the program office says: { $reason }
withdraw = Take it back
withdrawn = The request is taken back. Nothing was changed.

## Asking with evidence.

new-legal-name = Another legal name
new-legal-name-lead = Change the names to what your new document says. The program office compares them with it; then your certificates are issued anew under their old codes.
new-company = Another company
new-company-lead = Name the company that you work for now, with a document that shows it, such as a letter of your employer.
company-name = Name of the company
company-missing = Type the name of the company.
evidence = Documents that show it
evidence-hint = 1 to 5 files: PDF, JPEG or PNG, such as a passport or marriage certificate. Staff alone see them, and 90 days after the decision they are deleted.
evidence-missing = Choose a document that shows it.
evidence-too-many = No more than 5 documents, please. Remove one first.
evidence-gone = The file could not be read; it may have been moved. Choose it again.
uploading = Uploading { $file }…
uploaded = { $file } is uploaded.
size = { $size } KB
remove = Remove
send-request = Send the request
sending-request = Sending…
request-sent = The request is sent. You find its state on this page.
go-back = Back to the profile

## What candidates change by themselves.

other-names = Other names
contact = Where you can be reached
save = Save the profile
saving = Saving…
saved = Your profile is saved.
elsewhere = Not saved: the profile was changed elsewhere
elsewhere-by-you = On { $time }, after this page was opened, you saved it in another window or on another device. That is the newer one. What you typed here is kept.
elsewhere-by-program = On { $time }, after this page was opened, the program office changed it. That is the newer one. What you typed here is kept.
differs = The two differ in these. Take the newer value where it is right, then save again: what then stands in the form counts.
differs-not = They differ in nothing that you typed. Save again.
newer-value = Newer value: { $value }
newer-empty = Newer: nothing
use-newer = Take the newer value

## What the vendor gets.

vendors = What the exam vendor gets
vendors-lead = An exam can be booked when the vendor has your name for exams, an address and a telephone number, in letters that its fields hold.
no-vendor = No exam vendor is connected to the program.
vendor-not-sent = Ready, not sent yet
vendor-unfit = Cannot be sent
vendor-waiting = Is sent within moments
vendor-sent = Sent, not confirmed yet
vendor-confirmed = Confirmed
vendor-refused = Refused
vendor-said = It said: { $message }
vendor-since = As it is since { $time }
vendor-change = Change this first:

## The history.

history = What it said before
no-history = Nothing has been changed so far. Each change will be kept here, with when it was made and by whom.
by-you = { $time }, by you
by-program = { $time }, by the program office
changed = Changed: { $fields }
first-version = The first version
removed-value = removed

## What is done differently at exams.

accommodations = Accommodations at exams
accommodations-lead = Whoever cannot sit an exam like everybody else can ask for it to be done differently. It is no part of your profile or of any certificate, and it is removed when it ends.
no-accommodations = Nothing is done differently for you.
accommodations-until = Until { $day }. Exam vendors are told with each exam that you register for.
end-accommodations = Remove them
accommodations-ended = They are removed, and the exam vendors are told.
ask-accommodations = Ask for accommodations
new-accommodations-lead = Say what you need, with a document that shows it, such as a letter of a doctor or a decision of an earlier exam. The program office decides, usually within a few days, and grants it for a year.
needs = What you need
needs-missing = Choose at least one.
consent = Consent
consent-missing = Without your consent the request cannot be used.
