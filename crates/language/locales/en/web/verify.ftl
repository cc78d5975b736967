# Checking a credential, for anybody.
# To add a text: write it here, then under the same name in es, ja and ar; the build says what is
# missing. In Rust it is `language::text::web::verify::NAME()`.

## The form.

check-a-credential = Check a credential
check-more = Type the verification code that stands on the certificate or came with the credential. You need no account.
check-privacy = The answer shows everything the certificate says, so that you can compare the two line by line. The holder is not told who asked.
code = Verification code
code-hint = 20 letters and digits, such as 7QK4M-0ZJ9T-XW3RB-5HD2C. Hyphens, blanks and small letters do not matter.
check = Check
code-missing = Type the code.
code-mistyped = One of the letters or digits is mistyped: the last one, which checks the others, does not fit. Compare it with the certificate.
code-length = { $count ->
     [one] A code has 20 letters and digits; this has 1.
    *[other] A code has 20 letters and digits; this has { $count }.
    }
code-sign = There is a sign in it that no code has. Codes are of digits and the letters A to Z without U.

## The verdict.

checking = Checking…
checking-a-credential = Checking a credential
not-found = Not found
not-found-more = This program has issued no credential with this code. If it stands on a certificate, do not rely on that certificate.
check-another = Check another code
holds = holds
was-issued = was issued
title = { $verdict }: { $name }, { $achievement }
checked-on = Checked on { $when }
what-it-says = What the certificate says
kind = Kind
number = Number
earned-on = Earned on
valid-from = Valid from
valid-until = Valid until
end-of-day = the end of { DATE($day) } (UTC)
does-not-expire = It does not expire
issued = Issued
issued-by = Issued by
what-it-took = What it took
the-requirements = The requirements
how-earned = How it was earned
rule = Rule
rule-version = Version { $version }
how-we-know = How we know
do-not-trust-us = Do not take our word for it: the credential is signed by <code>{ $issuer }</code> and any Open Badges 3.0 verifier can check it.
signed-credential = Signed credential (JSON)
token = Token (JWT)
