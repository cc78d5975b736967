# What people decide about their own data: which mails they get, and what is kept of them.

## Which mails somebody gets.

mail-choices = Mail choices
mail-choices-lead = Mails go to { $email }. Choose what we may write about.
service-mails = Mails about your account
service-mails-more = They come to everybody who has an account and cannot be switched off: results, credentials, sign-in and security. We need them so that you can use your account.
topics = Topics you can choose
topics-lead = None of these come unless you ask for them. Each mail has a link that stops its topic with one click.
save-choices = Save my choices
choices-saved = Your choices are saved.
receipts = What you chose, and when
receipts-lead = Every consent and every withdrawal is kept here, with the words that you agreed to.
no-receipts = You have chosen nothing yet.
receipt-given = { $topic }: asked for
receipt-withdrawn = { $topic }: stopped
by-mail-choices = on this page
by-unsubscribe-link = by the link in a mail
receipt-text = The words you agreed to
receipt-hash = SHA-256 of the words: { $hash }
your-language-more = Mails to you are written in the language that you choose at the foot of any page while you are signed in.

## The link in a mail.

unsubscribe = Stop these mails
unsubscribe-lead = You are getting mails about: { $topic }. Press the button and no more are sent. You need not sign in.
unsubscribe-press = Stop these mails
unsubscribed = It is done
unsubscribed-lead = No more mails are sent to you about: { $topic }.
unsubscribed-more = Mails about your account still come. You can ask for a topic again in your mail choices.
unsubscribe-unusable = This link does not stop any mails
unsubscribe-unusable-more = It is not whole, or the account is gone. Copy the whole link from the mail, or sign in and go to your mail choices.

## A copy of one's data, and being erased; how long everything is kept.

my-data = My data
my-data-lead = Take a copy of everything that is kept about you, or have it erased.
export = A copy of my data
export-lead = A ZIP file with a page to read, the same data for programs, your documents and your signed credentials. It is put together in the background, and a mail says when it is ready.
export-ask = Ask for my data
export-again = Ask for a new copy
export-asked = Your data is being put together.
export-waiting = Asked for. It waits for its turn.
export-in-progress = It is being put together now.
export-mail = You need not wait here: a mail comes when it is ready.
export-ready = Your data is ready.
export-until = It can be downloaded until
export-download = Download ({ $size } kB)
erasure = Erase me
erasure-lead = This is what becomes of everything that is kept about you.
erasure-goes = What goes
erasure-stays = What stays, and why
part-account = Account, sign-in and sessions
part-profile = Addresses, contact details and profile
part-requests = Change requests and their documents
part-mails = Mails, consents and receipts
part-companies = Companies that named you, and times there
part-credentials = Credentials
part-credentials-why = Your name and the signed documents are removed. Their numbers stay, so that nobody else is given them. Whoever checks one is told that it is no longer available.
part-results = Exam results and other facts
part-exams = Registrations for exams, and appointments
part-exams-why = Exam vendors keep what they were told by rules of their own.
part-results-why = They stay without your name: the program's numbers and the rules for retakes rest on them.
part-awards = Awards
part-awards-why = They name nobody. The program has to keep on record what it decided, and on which grounds.
part-erasure = That you were erased
part-erasure-why = We must be able to show it. A hash of your addresses stays, so that no company's feed brings you back.
erasure-ask-title = Ask to be erased
erasure-password = Your password
erasure-ask = Erase me
erasure-by-passkey = Erase me, with a passkey
erasure-passkey-failed = The passkey was not used. Nothing was changed.
erasure-asked = You have asked to be erased.
erasure-pending = You have asked to be erased. It is done on:
erasure-pending-more = Until then everything works as before, and you can take it back. Afterwards nobody can.
erasure-cancel = Take it back
erasure-cancelled = Nothing is erased. Your account stays.
retention = How long everything is kept
retention-lead = The server removes by this table what was kept long enough.
retention-what = What
retention-kept = How long
retention-from = Counted from
retention-reason = Why
erasure-records = { $count ->
    [one] { $count } record
   *[other] { $count } records
  }
erasure-ask-lead = { $days ->
    [0] It is done at once, and cannot be taken back.
    [one] It is done after { $days } day. Until then you can take it back.
   *[other] It is done after { $days } days. Until then you can take it back.
  } A mail comes now and when it is done.
