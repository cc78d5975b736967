# What a candidate sees: exam history, catalogue, progress, credentials.
# To add a text: write it here, then under the same name in es, ja and ar; the build says what is
# missing. In Rust it is `language::text::web::candidate::NAME()`.

## Exam history.

no-exam = No exam yet
no-exam-more = Each attempt appears here by itself when the test centre has sent its result. The <a>catalogue</a> says which exams lead where.
exam-history = Exam history
exam-history-more = Every attempt, newest first. Times are in your own time zone.
attempts = Attempts
score = Score { $score }
score-and-mark = Score { $score }, pass mark { $passing }
registration = Registration <code>{ $id }</code> · on record since { $since }

## The catalogue.

catalogue = Catalogue
catalogue-more = What you can earn, and the exams that lead there.
catalogue-empty = The catalogue is empty
catalogue-empty-more = Whoever runs this server has not loaded a catalogue yet.
find-achievement = Find an achievement
find-exam = Find an exam
achievements = Accreditations and certifications
exams = Exams
valid-for-span = valid for { $span }
retired-on = retired on { DATE($day) }
counts-towards = Counts towards
kind = Kind
code = Code
level = Level
level-of = { NUMBER($level) } of 5
valid-for = Valid for
no-expiry = Does not expire, as far as is known
renewable = Renewable
renewable-days = { $count ->
     [one] Until 1 day after its end
    *[other] Until { $count } days after its end
    }
rule = Rule
rule-version = Version { $version }
rule-version-since = Version { $version }, in effect since { DATE($day) }
see-progress = See your progress
what-it-takes = What it takes
what-renews-it = What renews it

## Requirements as a tree.

met-on = Met on { DATE($day) }.
counts-until = Counts until the end of { DATE($day) } (UTC).
what-one-takes = What { $code } takes
no-way = There is no way to earn this any more.
steps-done = { $needed ->
     [one] { NUMBER($done) } of 1 step done
    *[other] { NUMBER($done) } of { $needed } steps done
    }

## Progress.

progress = Progress
progress-more = How far you are towards each credential, nearest first.
nothing-to-progress = Nothing to progress towards
all-achievements = All achievements
next = Next: { $step }
see-held = See it among your credentials
nothing-left = Nothing is left to do.
open-a-line = Open a line for the reason.
granted = The program granted this. No requirement was evaluated for it.
met-on-short = Met on { DATE($day) }
shortest-way = The shortest way left
line-by-line = Line by line
worked-out = Worked out for { DATE($day) }.
worked-out-by = Worked out for { DATE($day) } by version { $version } of the rule.
published-requirements = The published requirements
how-far = How far you are
possible-from = Possible from { DATE($day) }

## Credentials.

credential = Credential
your-credentials = Your credentials
your-credentials-more = Open one to show it to somebody, or to download it.
all-credentials = All your credentials
no-credential = You hold no credential yet
no-credential-more = As soon as your results meet the requirements of one, it is issued and appears here. See <a>how far you are</a>.
earned-on-day = Earned on { DATE($day) }
valid-until-day = Valid until { DATE($day) }
number = Number
earned-on = Earned on
valid-until = Valid until
end-of-day = the end of { DATE($day) } (UTC)
does-not-expire = It does not expire
renewable-until = Renewable until
issued = Issued
show-it = Show it to somebody
show-it-more = Whoever opens the link or types the code sees what is on this page and whether it still holds. They need no account.
verification-link = Verification link
verification-code = Verification code
see-what-they-see = See what they see
take-it = Take it with you
take-it-more = The signed credential, for wallets and other systems. It proves itself without this site.
open-badges = Open Badges 3.0 (JSON)
certificate-pdf = Certificate as PDF
signed-token = Signed token (JWT)
what-it-rests-on = What it rests on
was-upheld = Looked into on { $when }, and upheld: { $reason }
was-revoked = Revoked on { $when }: { $reason }
decided-by = Decided by version { $version } of the rule.

## Score reports.

exam-missing = Is an exam missing that you sat before you had an account? <a>Claim it by its score report</a>.
score-reports = I have a score report
score-reports-more = Results that the exam vendor sent without your candidate ID wait for their owner. Copy what the score report says: a result that fits is yours at once, anything else is looked at by the Program Support Team.
score-reports-sent = Score reports you have sent
no-score-report = You have sent no score report
no-score-report-more = Once you send one, you see here what becomes of it.
registration-id = Registration ID
registration-id-hint = Printed on the score report.
exam-code = Exam code
exam-code-hint = For example 320-301.
sat-on = Day of the exam
report-name = Name on the score report
report-name-hint = As it is printed, also when it is written differently from your name here.
fill-in = Copy this from the score report.
choose-day = Enter the day of the exam.
claim-result = Claim the result
claiming = Claiming …
report-attached = The result is yours. You find it in your exam history.
report-waits = Sent. The Program Support Team looks at it, or the result has yet to come.
report-withdrawn = Taken back.
withdraw = Take back

## One exam.

languages = Languages
delivered-by = Delivered by
may-i-sit-it = May you sit it now?
may-sit = You may sit this exam.
may-not-sit = You may not sit this exam now.
may-sit-from = From { $time } on nothing stands in the way.
what-is-in-the-way = What stands in the way
to-profile = Complete your profile
to-agreements = Read and accept it
see-what-it-takes = See what it takes
sign-in-to-know = <a>Sign in</a> to see whether you may sit it.
register = Register for this exam
pay-by-voucher = Pay by voucher
without-voucher = Without a voucher
voucher-until = { $code }, until { $day }
registering = Registering…
badge-png = Badge (PNG)
badge-svg = Badge (SVG)
add-to-linkedin = Add to LinkedIn
