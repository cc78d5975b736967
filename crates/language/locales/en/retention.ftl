# How long everything is kept, and why: the table of service/retention.rs, in words.

at-once = removed at once
with-account = as long as there is the account
always = as long as there is the program
account = Account, names, contact, profile with its history, requests, companies
account-reason = The program needs them to do what you registered for (contract, GDPR art. 6(1)(b)).
consents = Consents to mails, withdrawals, and receipts of agreements
consents-reason = We must be able to show what you agreed to (GDPR art. 7(1)).
results = Exam results, facts and awards; after an erasure without a name
results-reason = Retake rules, the program's numbers and its record of decisions rest on them (ISO/IEC 17024, 7.1; legitimate interest, GDPR art. 6(1)(f)).
credentials = Signed credentials
credentials-reason = Whoever you show one to can check it (contract, GDPR art. 6(1)(b)).
evidence = Documents that were sent with a request
evidence-reason = For the case that somebody objects to the decision (legitimate interest, GDPR art. 6(1)(f)).
loose-documents = Documents that belong to no request
loose-documents-reason = So that a request can be finished (contract, GDPR art. 6(1)(b)).
registrations = Registrations that were not finished, and their drafts
registrations-reason = So that you can go on where you stopped (steps before a contract, GDPR art. 6(1)(b)).
links = Links in mails, by hash
links-reason = They prove that an address is yours (security, GDPR art. 6(1)(f)).
sessions = Sessions: browser, system, part of the network address
sessions-reason = They keep you signed in, and show you where (security, GDPR art. 6(1)(f)).
challenges = Questions of a sign-in that wait for an answer
challenges-reason = Nobody gets in by an old answer (security, GDPR art. 6(1)(f)).
devices = Browsers that you signed in with, by the hash of a cookie
devices-reason = So that a sign-in from a new one is told to you (security, GDPR art. 6(1)(f)).
guesses = Wrong guesses at a password, by hash
guesses-reason = They slow down whoever guesses (security, GDPR art. 6(1)(f)).
mails = That a mail was sent, and to which address
mails-reason = To find out why a mail did not arrive (legitimate interest, GDPR art. 6(1)(f)).
company-notices = That a company was told of a colleague who asked, by hash
company-notices-reason = So that nobody floods a company (legitimate interest, GDPR art. 6(1)(f)).
exports = Exports of your data, encrypted
exports-reason = So that you can download what you asked for (GDPR art. 15 and 20).
merges = A proposal to merge two accounts that nobody confirmed
merges-reason = So that it can be confirmed.
erasures = That an erasure was asked for, and when it was done, without a name
erasures-reason = We must be able to show that we did it (GDPR art. 5(2)).
tombstones = Addresses of erased people, by a hash with a secret key
tombstones-reason = So that no feed brings an erased person back (GDPR art. 17; legitimate interest, art. 6(1)(f)).
suppressions = Addresses that mail came back from, by hash
suppressions-reason = So that we do not write to them again (legitimate interest, GDPR art. 6(1)(f)).
from-erasure = until you are erased
from-result = from the exam
from-decision = from the decision on the request
from-upload = from the upload
from-registration-end = seven days after it was begun
from-link-end = from the time the link stops working
from-session-end = 14 days after signing in
from-challenge-end = ten minutes after it was asked
from-last-sign-in = from the last sign-in with it
from-last-guess = from the last wrong guess
from-delivery = from the day it left or was given up
from-notice = from the notice
from-export-end = seven days after it was ready
from-merge-end = thirty minutes after both accounts were proved
from-erasure-done = from the erasure
from-bounce = from the day the mail came back
hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
  }
days = { $count ->
    [one] { $count } day
   *[other] { $count } days
  }
exchanges = Messages to and from exam vendors, sealed
exchanges-reason = A fault in them can be found and mended, and what was reported can be shown (legitimate interest, GDPR art. 6(1)(f)).
accommodations = Accommodations at exams
accommodations-reason = You asked for them, with consent that you can withdraw (GDPR art. 9(2)(a)).
accommodation-requests = Requests for accommodations
accommodation-requests-reason = For the case that somebody objects to the decision (GDPR art. 9(2)(a) and (f)).
from-last-day = their last day
from-exchange = when it was sent or read
shares = What you showed to others, each time that it was opened, and who asked to be told of changes
from-share-end = the end of the share
shares-reason = So that you can look up who saw what. After that it is of no use to anybody.
