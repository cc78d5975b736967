# What the server decides, in sentences: requirements, progress, attempts, verdicts on credentials.
# To add a text: write it here, then under the same name in es, ja and ar; the build says what is
# missing. In Rust it is `language::text::decision::NAME()`.

## What a requirement asks for.

heading = { $label }: { $rule }
pass-exam = Pass exam { $exam }
pass-exam-within = Pass exam { $exam }, counted for { $span }
complete-course = Complete the course { $title }
complete-course-within = Complete the course { $title }, counted for { $span }
hold = Hold { $title }
keep-holding = Hold { $title }, and keep holding it
accept = Accept the { $title }
keep-accepted = Accept the { $title }, and keep it in force
all-of = All of these
all-of-within = All of these, within { $span } of each other
any-of = Any one of these
any-number-of = Any { NUMBER($count) } of these
any-number-of-subjects = Any { NUMBER($count) } of these, each in a different subject
core-and-electives = { $core ->
     [one] The first of these, and any { NUMBER($count) } of the others
    *[other] The first { $core } of these, and any { NUMBER($count) } of the others
    }
nothing-twice = { $rule }; nothing counts twice

## Why a requirement is, or is not, met.

passed = Passed { $exam } on { DATE($on) }.
passed-instead = Passed { $exam } on { DATE($on) }, which counts as { $code }.
not-attempted = No attempt on record yet.
not-passed = { $attempts ->
     [one] 1 attempt so far; { $outcome } on { DATE($on) }.
    *[other] { $attempts } attempts so far; { $outcome } on { DATE($on) }.
    }
result-held = Passed { $exam } on { DATE($on) }, but the exam vendor holds the result (registration { $registration }). It will count from that day once it is released.
result-void = The result of { $exam } on { DATE($on) } was withdrawn and does not count.
too-old = Done on { DATE($on) }, which counted until { DATE($until) }.
before-lapse = Done on { DATE($on) }, before the earlier award had lapsed; it takes a newer one.
used-elsewhere = What would count here already counts for another line.
completed = Completed on { DATE($on) }.
not-completed = Not completed yet.
held-since = Held since { DATE($since) }.
not-held = Not held yet.
no-longer-active = No longer active since { DATE($on) }.
accepted = Version { $version } accepted on { DATE($on) }.
not-accepted = Version { $version } is waiting to be accepted.
new-version = Version { $version } has to be accepted; the earlier acceptance carried until { DATE($until) }.
waived = Waived by the program on { DATE($on) }.
counted = { NUMBER($have) } of { NUMBER($need) } done.
counted-to-go = { NUMBER($have) } of { NUMBER($need) } done; { NUMBER($left) } to go.

## How an attempt ended, inside a sentence.

outcome-passed = passed
outcome-failed = not passed
outcome-excused = missed with an excuse
outcome-missed = missed
outcome-nda-refused = not begun, because the confidentiality agreement was refused

## What to do next.

step-exam = Pass { $exam }
step-exam-or-another = Pass { $exam }, or another that counts for it
step-exam-or-one = Pass { $exam }, or one that counts for it
step-earn = { $steps ->
     [one] Earn { $title } first (1 step)
    *[other] Earn { $title } first ({ $steps } steps)
    }
step-accept = Accept the { $title }, version { $version }
step-await = Wait for the exam vendor to release the result of { $exam } (registration { $registration })
renew-achievement = Earn or renew { $title }
renewal-from = Any one of these, from { $span } before the end on

## What an attempt means to the candidate.

attempt-withdrawn = The exam vendor or the program withdrew this result. It does not count.
attempt-held = The exam vendor is still looking at this result. We tell you as soon as it is released; what it says then counts from the day you sat the exam.
attempt-passed = Passed. It counts from the day you sat the exam.
attempt-failed = Not passed this time. Nothing you have is lost.
attempt-excused = You were excused from this appointment.
attempt-missed = You were booked and, by the exam vendor's record, did not come.
attempt-nda-refused = The exam was not begun, because the confidentiality agreement was not accepted.

## How a credential stands, to a third party.

standing-active = This credential is genuine and valid.
standing-not-yet-valid = This credential is genuine. It is valid from { DATE($from) }.
standing-in-grace = This credential is genuine. It ended on { DATE($until) } and can still be renewed; it is not valid today.
standing-expired = This credential is genuine. It expired on { DATE($until) }.
standing-suspended = { $issuer } has suspended this credential. Do not rely on it for now.
standing-revoked = { $issuer } has revoked this credential. Do not rely on it.
standing-superseded = This credential is genuine. A newer one stands in its place, and it is honoured.
standing-under-review = This credential is genuine and stands. { $issuer } is reviewing it.
standing-contradicted = This credential does not agree with the records of { $issuer }. Do not rely on it.

## What each check found.

signature-holds = Every statement is as the issuer signed it.
signature-fails = The signature does not fit the document.
key-holds = The signing key is one that the issuer publishes.
key-fails = The signing key is not one that the issuer publishes.
valid-through = Valid from { DATE($from) } through { DATE($until) } (UTC).
valid-from-on = Valid from { DATE($from) }; it does not expire.
status-holds = The issuer has neither revoked nor suspended it.
status-suspended = The issuer has suspended it.
status-revoked = The issuer has revoked it.
record-holds = The award is on the issuer's books, and says the same.
record-fails = The issuer's books do not say the same.

## What stands between somebody and an exam.

obstacle-too-soon = { $failed ->
     [one] After an attempt that was not passed there is a wait. You may sit it again from { TIME($from) } on.
    *[other] After { NUMBER($failed) } attempts that were not passed there is a wait. You may sit it again from { TIME($from) } on.
    }
obstacle-too-many = It may be sat { NUMBER($attempts) } times within { NUMBER($days) } days, and you have. You may sit it again from { TIME($from) } on.
obstacle-used-up = It may be sat { NUMBER($attempts) } times, and you have. Only another version of the exam can be sat.
obstacle-passed-until = You passed it on { DATE($on) }. You may sit it again from { TIME($from) } on.
obstacle-passed = You passed it on { DATE($on) }. There is no need to sit it again, and it is not allowed.
obstacle-banned-until = You are barred from exams through { DATE($until) }.
obstacle-banned = You are barred from exams.
obstacle-not-yet = It can be sat from { DATE($from) } on.
obstacle-retired = It could be sat until { DATE($on) }. It is not offered any more.
obstacle-prerequisite = You have to hold { $title } first.
obstacle-agreement = You have to accept the { $title }, version { $version }, first.
obstacle-agreement-later = You have to accept the { $title } first, and no version of it has taken effect yet.
obstacle-profile = The exam vendor cannot be told who comes: your profile lacks something, or has what the vendor’s fields cannot hold.
obstacle-partners-only = It is for people at partner companies, and no partner company has you in its record. Whoever manages your company’s partner record can add you.
section-score = { NUMBER($correct) } of { NUMBER($all) }

## How far an authorization is.

authorization-preparing = { $vendor } is being told that you may sit this exam. You can book as soon as it has confirmed that.
authorization-preparing-at-once = { $vendor } is being told that you may sit this exam. You can begin as soon as it has confirmed that.
authorization-ready = You can book a place at { $vendor }. The exam has to be sat by { DATE($until) }.
authorization-ready-at-once = You can begin at { $vendor } whenever you like, until { DATE($until) }.
authorization-booked = You have a place. To change or cancel it, go to { $vendor }.
authorization-awaiting-result = The time of your exam is over. { $vendor } has not told us the result yet.
authorization-completed = There is a result.
authorization-withdrawn = You took it back. If you want to sit the exam after all, register for it anew.
authorization-expired = It could be used until { DATE($until) }. If you want to sit the exam, register for it anew.
authorization-refused = { $vendor } refused it: { $message }. The Program Support Team can see that, too, and you can ask it for help.
authorization-refused-profile = { $vendor } refused what your profile says: { $message }. Change your profile; it is sent again at once.
appointment-online = Online, where you are
appointment-description = Exam { $exam }, registration { $registration } at { $vendor }. Bring two forms of identification whose names are those of your registration.

## What speaks against an award, to staff.

against-result-held = The exam vendor holds a result that it rests on.
against-no-longer-supported = What is on record no longer shows the requirements met on the day of earning: a result was withdrawn or changed, say.
against-supported-from = What is on record shows the requirements met from { DATE($on) } only, later than the award says.
against-renewal = What is on record supports the award until { DATE($on) } only, not its renewal.
against-prerequisite = { $title }, which has to be held all the time, is not held any more.
against-agreement = The { $title }, which has to be in force all the time, is not any more.
against-rule-missing = The catalogue does not have the achievement any more, or the version of its rules.
against-by-hand = Somebody of the program’s staff asked for it.
