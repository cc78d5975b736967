# What a refused request is told: titles by code, details, and what is wrong with a value.
# To add a text: write it here, then under the same name in es, ja and ar; the build says what is
# missing. In Rust it is `language::text::problem::NAME()`.

## Titles, by code.

title-malformed-json = The body is not the JSON this operation reads
title-invalid-request = Some values were not accepted
title-not-found = There is nothing at this address
title-method-not-allowed = This address does not take that method
title-not-acceptable = None of the media types you accept is offered here
title-request-timeout = The body did not arrive in time
title-conflict = The request does not fit the current state
title-payload-too-large = The body is too large
title-unsupported-media-type = The body has a media type this operation does not read
title-unauthenticated = Sign in first
title-invalid-credentials = User name or password is not right
title-session-ended = This session has ended
title-forbidden = You may not do this
title-too-many-requests = Too many tries
title-archive-refused = The result archive was refused whole
title-mistyped-code = This code has a typing mistake
title-busy = The server is busy
title-unavailable = A part of the server is not available
title-internal = Something went wrong on our side
title-last-way-in = Nobody could sign in any more
title-second-factor-required = One more step to sign in
title-proof-refused = This proof was not accepted
title-confirmation-required = Prove again who you are
title-link-unusable = This link no longer works
title-account-merged = This account was merged into another one
title-merge-refused = These two accounts cannot be merged
title-not-eligible = Something stands between you and this exam
title-call-back-refused = This call-back was not accepted
title-registration-incomplete = Something is still missing
title-precondition-failed = It has changed since you read it
title-precondition-required = Say which state you have read
title-document-refused = This file was not accepted as evidence
title-partner-company = A partner company makes this account
title-credential-erased = This credential is no longer available

## What happened this time.

reads-media-type = This operation reads `{ $media-type }`.
no-encoding = Bodies are read without `Content-Encoding`.
largest-body = { $bytes ->
     [one] The largest body accepted here has 1 byte.
    *[other] The largest body accepted here has { $bytes } bytes.
    }
body-cut-short = The body ended before all of it arrived.
at-line = At line { NUMBER($line) }, column { NUMBER($column) }: { $fault }.
more-after-end = there is more after the end of the value
query-unreadable = The query string could not be read: { $fault }.
offered-here = Offered here: { $types }.
from-your-address = Too many requests came from your address.
token-not-valid = The access token is not valid any more.
for-candidates = This is for candidates.
no-credential = There is no such credential.
no-share = There is no such share of yours.
no-watch = There is nobody of this who asked to be told.
watch-is-over = This is over: it was ended, or the share was taken back.
watches-enough = Enough people have asked about this share. Its owner has to answer them first.
share-how-many = must be 1 to { NUMBER($most) } of your credentials
share-revoked = This share was taken back. Make a new one.
share-expired = The time of this link is over. Ask the person who sent it for a new one.
share-used-up = This link was opened as often as it may be. Ask the person who sent it for a new one.
share-taken-back = The person who sent this link has taken it back.
share-unknown = This link leads nowhere. It may not be whole: open it from the mail once more.
shares-enough = { NUMBER($most) } shares were sent by mail within a day. Make one without an address and hand the link over yourself, or wait.
day-between = must be a day from { DATE($first) } to { DATE($last) }
number-between = must be a number from { NUMBER($least) } to { NUMBER($most) }
no-key = There is no key of this name.
no-status-list = There is no status list of this number.
no-achievement = The catalogue has no achievement of this code.
no-exam = The catalogue has no exam of this code.
no-import = There is no finished import of this id.
no-such-code = No credential has this verification code.
no-agreement = There is no such agreement, or no text of that version.
newer-agreement = Version { $version } is the current one. Read it, then accept it.
session-has-ended = The session has ended.
authenticator-there = There is an authenticator app already. Remove it first.
second-factor-first = Recovery codes stand in for an authenticator app or a passkey. Add one first.
passkeys-enough = There are { NUMBER($most) } passkeys already. Remove one that you do not use.
passkey-known = This passkey is known already.
too-many-guesses = There were too many wrong guesses.
user-name-taken = This user name is taken.
address-taken = This address has an account already.
candidate-taken = This candidate has an account already.
no-candidate = There is no candidate with this ID.
code-mistyped = A letter or digit is mistyped; the last one, which checks the others, does not fit.
code-malformed = A verification code has 20 letters and digits, without U.

## What is wrong with a value.

must-not-be-empty = must not be empty
too-long = { $most ->
     [one] must not be longer than 1 byte
    *[other] must not be longer than { $most } bytes
    }
number-from-to = must be a whole number from { NUMBER($least) } to { NUMBER($most) }
foreign-cursor = is not a cursor that this list gave out
file-name = must have 1 to { NUMBER($most) } bytes and no control characters
day-malformed = must be a day such as 2024-05-01
day-ahead = must be today ({ DATE($today) }, UTC) or earlier: what will be is not on record
verification-codes-from-to = must have 1 to { NUMBER($most) } codes, and has { NUMBER($count) }
user-name-form = must be 3 to 64 letters, digits, `.`, `_` or `-`
must-be-address = must be an e-mail address
length-from-to = must have { NUMBER($least) } to { NUMBER($most) } bytes
password-short = must have { NUMBER($least) } characters or more; several words make a good one
password-repetitive = must have { NUMBER($least) } different characters or more
password-common = is one of the passwords that are tried first; choose another
password-personal = is little more than your name or ours; add other words
not-the-apps-code = is not the code that the app shows now; check the time of the device it runs on
not-your-password = is not your password
not-the-answer = is not the answer of an authenticator to what was asked; try again
name-length = must have 1 to { NUMBER($most) } characters
account-for-whom = an account is for a candidate, for staff, or both
not-the-hash = is not the hash of the text in this language

## What people tell of themselves.

longer-than = must have at most { NUMBER($longest) } characters
character-refused = { $character } cannot be used here
no-letter = must have at least one letter
one-of = must be one of: { $names }
certificate-not-own = must consist of words of the legal name; to change the legal name, send a request with evidence
candidate-id-malformed = must look like CT-123456789-78
candidate-id-mistyped = has a mistyped digit: the last two, which check the others, do not fit
birth-date-implausible = must be a day in the past on which somebody alive can have been born
language-unknown = must be a language of the list, or `undisclosed`
not-of-the-list = must be one of those that exist
address-part-not-used = must stay empty: addresses of this country do not have this part
too-many-lines = must have at most { NUMBER($most) } lines
postal-code-malformed = must look like a postal code of this country, such as { $example }
postal-code-elsewhere = lies in another part of the country
phone-character = must have digits, blanks, `+`, `-`, `.`, `/`, `(` and `)` only
phone-calling-code = begins with a calling code that no country has
phone-too-short = is too short for a number of this country
phone-too-long = is too long for a number of this country
phone-unlike = is not like any number of this country
contact-needed-by-vendor = The exam-delivery vendor needs an address and a telephone number.
agreement-not-asked = is not an agreement that is accepted when registering
mail-sent = A mail was sent a moment ago.
password-of-registration = is needed here: enter the password that you chose, as the registration was begun in another browser
not-the-registrations-password = is not the password that was chosen for this registration
address-taken-meanwhile = This address has come to have an account meanwhile. Sign in with it, or recover it.
no-registration = No registration is under way in this browser, or it was not finished in time.

## Requests with evidence.

documents-from-to = must name 1 to { NUMBER($most) } documents
no-accommodation = must name what is needed: one at least
one-time-only = can say only once how much time there is
consent-needed = must be the hash of the text that you agree to; without consent the request cannot be used
change-request-open = A request of this kind is open already. Withdraw it first, or wait for the decision.
change-request-settled = This request is settled already.
own-request = Nobody decides their own request.
not-your-document = is not one of your documents that wait for a request; upload it again
too-many-documents = Too many documents wait for a request. Send a request with them, or wait a day.
document-empty = The file is empty.
document-unknown = The file is neither a PDF nor a JPEG nor a PNG file, whatever its name says.
document-damaged = The file is cut off or damaged.
document-ambiguous = The file has something besides the document in it. Print or scan it anew, and send that.
document-active = The PDF runs programs or holds other files. Print it into a plain PDF, and send that.

## Claiming results.

result-there = This result is in your exam history already.
score-report-there = You have sent this score report already. It waits for a decision.
score-reports-enough = { NUMBER($most) } of your score reports wait already. Wait for a decision, or take one back.
registration-id-form = must have 1 to 40 letters, digits, `.`, `_` or `-`, as printed on the score report
day-in-future = must not be in the future
result-settled = This result is somebody's by now.
award-review-is-over = The award is not under review for this reason any more. Read it again, then decide.

## Taking an invitation.

password-missing = must not be empty
agreement-missing = to go on, accept “{ $title }”
invitation-used = This invitation was taken already. Sign in, or recover your account.
invitation-expired = The time of this invitation is over. Ask your company for a new one.
invitation-unknown = There is no such invitation: the link is not whole, a newer mail has replaced it, or it was withdrawn.

## One's own data.

no-subscription = This link stops no mails: it is not whole, or the account is gone.
one-click-form = The body must be the form `List-Unsubscribe=One-Click`.
export-under-way = Your data is being put together already.
no-export = There is no such export, or it was kept long enough.
account-runs-program = This account runs the program. Ask the operator to take that from it first.
erasure-waits = You have asked to be erased already.
no-erasure = No erasure waits.

## E-mail addresses of an account.

address-yours = is one of your addresses already
addresses-enough = There are { NUMBER($most) } addresses already. Remove one that you do not use.
address-verified-already = This address is verified already.
address-mails-enough = Too many mails to new addresses went out today. Try again tomorrow.
verify-address-first = Verify this address first, by the link of the mail to it.
address-not-for-primary = This address cannot be the primary one.
primary-address-stays = This is the primary address. Make another one the primary one first.

## Merging accounts.

account-merged = It was merged on { TIME($at) }. Sign in with the account that you kept. If you did not merge them, the mail of that day to this account’s address has a link that undoes it for 30 days.
not-the-pair = user name or password of the other account is not right
merge-with-itself = This is the account that you are signed in with. Give the sign-in of the other one.
merge-of-staff = One of the accounts runs the program. Such accounts are not merged.
merge-of-no-candidate = The other account is no candidate’s: there is nothing in it to merge.
merge-before-erasure = One of the accounts is to be erased. Take that back first.
merge-of-other-name = No name of the one account is a name of the other. If your name has changed, request the change of the legal name with evidence first; then merge.
merge-of-other-birth-date = The two accounts have different birth dates. Correct the one that is wrong in its profile first; then merge.
merge-is-over = This merge was confirmed already, or its time is over. Begin anew.
merge-cannot-be-undone = This merge is not in force, or it was for longer than 30 days.
duplicate-is-settled = Somebody has decided this already.
nobody-to-ask = One of the two has no account that mail could be sent to.

## Exams at vendors.

exam-without-vendor = Nobody delivers this exam here at present, so nobody can be registered for it. The Program Support Team can say when that will change.
exam-being-taken-back = Your earlier registration for this exam is still being taken back by { $vendor }. Register again once that is done; it takes about an hour.
not-eligible = { $reasons } Nothing was changed.
no-authorization = You have no authorization of that number.
no-exam-result = You have no exam result of that id.
not-printable = No font here has these characters, so it cannot be printed: { $characters }. Another name for certificates can be printed.
too-long-to-print = What has to be said is too long for a page.
card-title = { $holder }: { $achievement }
certificate-not-in-force = Only a credential that is neither suspended nor revoked has a certificate.
cancel-first = A place is booked. Cancel it at { $vendor } first; once we have heard of that, you can take the authorization back.
authorization-over = It is over already, so there is nothing to take back.
not-to-be-booked = There is nothing to book now. { $explanation }
no-booking-pages = { $vendor } has no pages to book at that we know of. The Program Support Team can help.
no-appointment = You have no appointment of that number.
no-exchange = There is no message of that number.
exchange-not-kept = The bytes of this message were kept long enough, and are gone. What became of its rows is still there.
exchange-waits = It waits to be sent or read anyway.
exchange-sent-whole = What was sent can only be sent again as a whole.
no-exam-vendor = There is no exam-delivery vendor of that code.
no-call-backs = This vendor is not set up to call back.
no-call-back-kind = There is no call-back of that kind.
call-back-without-proof = An Authorization header with a bearer token is needed.
call-back-repeated = This token was used before.
call-back-unreadable = The body is not read as an event: { $fault }
call-back-wrong-proof = The token is not accepted: { $fault }

## What each kind means, and what to do, by code.

problems = Problems
problems-lead = Every failure of this server is one of these (RFC 9457).
problem-type = Type
problem-status = HTTP status
all-problems = All problems
help-malformed-json = The request body could not be read as JSON of the documented shape. `detail` names the line and column.
help-invalid-request = `errors` lists every value that was refused: a JSON pointer or parameter name, a code, and what would be accepted.
help-not-found = The address is wrong, or what was there is gone, or you may not know that it exists.
help-method-not-allowed = The `Allow` header lists the methods it takes.
help-not-acceptable = `detail` lists the media types that are offered.
help-request-timeout = The connection fell silent in the middle of the request body. Nothing of it was used. Send it again.
help-conflict = Something else changed first, or the same thing exists already. Read it again, then decide.
help-last-way-in = This is the only way into the account. Add another one first.
help-precondition-failed = The entity tag in `If-Match` is not that of the present state. Read it again, then decide.
help-precondition-required = An update needs `If-Match` with the `ETag` of what you have read, so that nobody overwrites what they have not seen.
help-document-refused = A document is a PDF, JPEG or PNG file, whole, and nothing else besides. `detail` says what is wrong with this one.
help-payload-too-large = `detail` names the largest body that is accepted.
help-unsupported-media-type = Send the media type named in `detail` as `Content-Type`.
help-unauthenticated = No access token was sent, or it has expired or been ended. Sign in, or refresh the session.
help-invalid-credentials = The pair does not match an account. The answer is the same whether or not the account exists.
help-second-factor-required = The password was right, and the account asks for a second factor. `factors` says which would do; send one with `challenge` to `/api/v1/session/continuation` within ten minutes.
help-proof-refused = The code or the passkey does not complete the sign-in. A code works once, and for about a minute.
help-confirmation-required = What you ask for needs a proof of a few minutes ago. Confirm the session at `/api/v1/session/confirmation`, then ask again.
help-session-ended = The refresh token is unknown, expired, or was used a second time; in the last case every session that descends from it was ended. Sign in again.
help-link-unusable = A link in a mail works once and for a limited time; a newer mail replaces the links of older ones. Ask for a new one.
help-registration-incomplete = The account can be made once every step is done. `missing` lists those that are left.
help-partner-company = People of partner companies do not register by themselves: their accounts are made from the record that the company keeps. `company` is its name, `role` whom to ask there.
help-forbidden = You are signed in, but your role does not include this operation.
help-account-merged = Its owner merged it into another account. Sign in with that one. The mail about it has a link that undoes the merge for a while.
help-merge-refused = Only accounts of one person become one, and only while nothing else is decided about them. `detail` says what stands against it.
help-not-eligible = The exam may not be sat now. `detail` says everything that stands in the way; `/api/v1/me/exams/CODE/eligibility` says it as data.
help-call-back-refused = A call-back of an exam-delivery vendor has to prove itself with a token of the last minutes, made for this server and this body, and used once. `detail` says what is wrong.
help-too-many-requests = Wait as many seconds as `Retry-After` says, then try again.
help-archive-refused = The file is not a result archive this system reads; nothing of it was imported. `detail` says why.
help-credential-erased = Its holder asked to be erased. The issuer no longer says anything about it, neither that it counts nor that it does not.
help-mistyped-code = A verification code has 20 letters and digits, the last of which checks the others. Compare it with the certificate.
help-busy = The database did not answer in time. Nothing was changed. Try again after `Retry-After` seconds.
help-unavailable = The server is starting, stopping, or cannot reach its database. Nothing was changed. Try again shortly.
help-internal = Nothing you sent was lost in silence: the failure was recorded. Give `request_id` to support.

## Vouchers.

no-such-vendor = must be the code of a vendor that is connected: { $known }
day-is-over = is over
codes-from-to = must be 1 to { NUMBER($most) } codes
no-voucher-code = is not the code of a voucher: 4 to 40 letters from A to Z, digits and hyphens
code-twice = is in the list twice
code-known = is known already
no-such-candidate = names no candidate
pool-is-over = The vouchers of this pool are good no longer.
no-voucher-left = Nobody can be given a voucher of this pool: none is left.
no-voucher = There is no such voucher.
no-voucher-pool = There is no such pool of vouchers.
voucher-not-out = Only a voucher that somebody has and that no exam was sat with can be taken back.
voucher-for-another-exam = is good for another exam or another vendor
voucher-is-used = is used or chosen already, or is good no longer
