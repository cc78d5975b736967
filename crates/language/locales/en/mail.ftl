# What mails say. First what stands in every mail, then each mail under its own name: its subject, its sentences in
# order, its button, and at last why it came. In Rust it is `language::text::mail::NAME(…)`.

hello = Hello,
signature = The Program Support Team
open-link = If the button does not work, open this address in your browser:
support = Questions? Write to { $address }.
support-site = Questions? You find us at { $site }.
unsubscribe = Unsubscribe

activate-registration-subject = Confirm your address to go on with your registration
activate-registration-started = This address was given in a registration with { $issuer }. Confirm that it is yours to go on.
activate-registration-action = Confirm my address
activate-registration-once = The link works once and for a short time. If you did not register, do nothing: an unconfirmed registration is deleted.
activate-registration-why = You get this mail because somebody, most likely you, registered with this address.

registration-for-known-address-subject = You have an account already
registration-for-known-address-tried = Somebody, most likely you, tried to register with { $issuer } with this address, which belongs to an account already. No second account was made.
registration-for-known-address-use = Sign in with the account you have. If you forgot your user name or password, ask for both on the sign-in page.
registration-for-known-address-action = Go to sign-in
registration-for-known-address-not-you = If it was not you, there is nothing you have to do; whoever it was learnt nothing about your account.
registration-for-known-address-why = You get this mail because this address belongs to an account.

recover-account-subject = Your user name, and a link to choose a new password
recover-account-asked = Somebody, most likely you, asked for help to sign in to { $issuer }. Your user name is { $user }.
recover-account-offer = If you forgot your password too, choose a new one here:
recover-account-action = Choose a new password
recover-account-once = The link works once and for a short time. A new password ends every session you have.
recover-account-not-you = If it was not you, do nothing: your password stays as it is.
recover-account-why = You get this mail because this address belongs to an account that help was asked for.

password-changed-subject = Your password was changed
password-changed-when = The password of your account with { $issuer } was changed on { TIME($at) }.
password-changed-not-you = If it was not you, somebody has access to your account. Choose a new password at once, then tell us.
password-changed-action = Choose a new password
password-changed-why = You get this mail because your password was changed; we always tell you.

email-changed-subject = The address of your account was changed
email-changed-when = On { TIME($at) } your account with { $issuer } got another e-mail address. This address gets no more mail about it.
email-changed-not-you = If it was not you, somebody has access to your account. Tell us at once.
email-changed-why = You get this mail because this was the address of your account; we always tell the old one.

new-device-subject = A new device signed in to your account
new-device-when = Somebody signed in to your account with { $issuer } on { TIME($at) }, from a device we had not seen before: { $device }.
new-device-you = If it was you, there is nothing you have to do.
new-device-not-you = If it was not you, end that session and choose a new password.
new-device-action = See my sessions
new-device-why = You get this mail because a sign-in from a new device can be a stranger's; we always tell you.

ways-in-changed-subject = A way into your account was added or removed
ways-in-changed-when = On { TIME($at) } an authenticator app or a passkey of your account with { $issuer } was added or removed, or new recovery codes were made.
ways-in-changed-not-you = If it was not you, somebody has access to your account. Choose a new password at once, then tell us.
ways-in-changed-action = See the ways into my account
ways-in-changed-why = You get this mail because the ways into your account were changed; we always tell you.

recovery-code-used-subject = A recovery code was used to sign in
recovery-code-used-when = Somebody signed in to your account with { $issuer } on { TIME($at) } with your password and one of your recovery codes. That code does not work any more.
recovery-code-used-left = If it was you and you have lost your phone or your key, remove it from your account and add another; then make new recovery codes.
recovery-code-used-not-you = If it was not you, end that session, choose a new password and make new recovery codes.
recovery-code-used-action = See the ways into my account
recovery-code-used-why = You get this mail because a recovery code was used; we always tell you.

verify-address-subject = Confirm this address
verify-address-added = This address was added to an account with { $issuer }. Confirm that it is yours, and we can write to you here.
verify-address-action = Confirm this address
verify-address-once = The link works once and for a short time. If you know nothing of this, do nothing: an unconfirmed address is not used.
verify-address-why = You get this mail because this address was added to an account.

invitation-subject = { $company } invites you to { $issuer }
invitation-sent = { $company } has named you as one of its people. Set up your account to see your exams, awards and certificates.
invitation-action = Set up my account
invitation-once = The link is for you alone and works once. If it has expired, ask the partner manager at { $company } for a new one.
invitation-why = You get this mail because { $company } gave us this address as yours. If you do not work there, do nothing.

partner-request-subject = A colleague asks for an account
partner-request-asked = Somebody with the address { $address } wants an account with { $issuer }. People of partner companies get theirs from the partner record, which you keep.
partner-request-add = If this person works at { $company }, add them to the partner record. They get an invitation by mail within a minute.
partner-request-unknown = If you do not know the address, do nothing: no account is made.
partner-request-why = You get this mail because you keep the partner record of { $company }. For one address it comes at most once a day.

export-ready-subject = Your data is ready
export-ready-made = You asked for everything that { $issuer } keeps about you. It is put together.
export-ready-until = Sign in and download it until { TIME($until) }; after that it is removed.
export-ready-action = Go to my data
export-ready-not-you = If you did not ask for it, somebody else has access to your account: choose another password.
export-ready-why = You get this mail because an export of your data was asked for in your account.

erasure-begun-subject = You asked to be erased
erasure-begun-asked = You asked { $issuer } to erase what is kept about you.
erasure-begun-due = It is done on { TIME($due) }. Until then you can take it back; afterwards nobody can.
erasure-begun-action = See or take back my request
erasure-begun-not-you = If you did not ask for it, take it back at once and choose another password: somebody else has access to your account.
erasure-begun-why = You get this mail because an erasure was asked for in your account.

erasure-done-subject = You are erased
erasure-done-gone = What { $issuer } kept about you is removed, and your account with it. You can no longer sign in, and whoever checks one of your credentials is told that it is no longer available.
erasure-done-stays = Exam results and awards stay without your name. A hash of your address stays, so that no feed brings you back. This is the last mail to you; you may register anew at any time.
erasure-done-why = You get this mail because you asked to be erased.

announcement-subject = { $title }
announcement-paragraph = { $text }
announcement-why = You get this mail because you asked for news of { $issuer }.
announcement-stop = To get no more of them, one click is enough; you need not sign in:

test-subject = A test of mail delivery
test-body = This mail was sent by { $issuer } on { TIME($at) }, to see whether mail arrives. It does.
test-why = You get this mail because whoever runs the server asked for a test with this address.

address-of-another-account-subject = This address belongs to an account already
address-of-another-account-tried = Somebody, most likely you, added this address to an account with { $issuer }. It belongs to another account already, so it was not taken.
address-of-another-account-use = If both accounts are yours, sign in to the one that has this address, and remove it there before you add it elsewhere.
address-of-another-account-action = Go to sign-in
address-of-another-account-not-you = If it was not you, there is nothing you have to do; whoever it was learnt nothing about your account.
address-of-another-account-why = You get this mail because this address belongs to an account.

addresses-changed-subject = An e-mail address was added to or removed from your account
addresses-changed-when = On { TIME($at) } an e-mail address was added to your account with { $issuer } and verified, or was removed from it.
addresses-changed-not-you = If it was not you, somebody has access to your account. Remove the address, choose a new password, then tell us.
addresses-changed-action = See my addresses
addresses-changed-why = You get this mail because the addresses of your account were changed; we always tell you.

account-merged-subject = Your account was merged into another one
account-merged-when = On { TIME($at) } this account with { $issuer } was merged into another account, after its password or passkey was shown. What was earned here counts there; sign in with that one from now on.
account-merged-not-you = If it was not you, or you changed your mind, undo it by { TIME($until) }. You need not sign in for that.
account-merged-action = Undo the merge
account-merged-why = You get this mail because the account of this address was merged; we always tell you.

accounts-merged-subject = Another account was merged into yours
accounts-merged-when = On { TIME($at) } another account with { $issuer } was merged into yours. What was earned there counts here.
accounts-merged-until = You can undo that until { TIME($until) }.
accounts-merged-action = See my merged accounts
accounts-merged-not-you = If it was not you, somebody has access to your account. Undo the merge, then choose a new password.
accounts-merged-why = You get this mail because an account was merged into yours; we always tell you.

merge-undone-subject = A merge of two accounts was undone
merge-undone-when = On { TIME($at) } the merge of your account with { $issuer } with another one was undone. Each is signed in to by itself again, and each counts what was earned under its own candidate ID.
merge-undone-action = Go to sign-in
merge-undone-why = You get this mail because a merge of your account was undone; we always tell you.

merge-suggested-subject = Do you have two accounts?
merge-suggested-seen = There is another account with { $issuer } that looks as if it were yours, too. Exam results count together only when they are under one candidate ID.
merge-suggested-do = If you have two accounts, sign in to the one that you want to keep and merge the other one into it. You see beforehand what comes of it, and can undo it for 30 days.
merge-suggested-action = Merge my accounts
merge-suggested-not-you = If you have no other account, there is nothing you have to do; nobody learnt anything about yours.
merge-suggested-why = You get this mail because another account resembles yours.

recover-merged-account-subject = This account was merged into another one
recover-merged-account-asked = Somebody, most likely you, asked for help to sign in to { $issuer } with this address. Its account was merged into another one on { TIME($at) }, so nobody signs in with it any more.
recover-merged-account-use = Ask for help with the address of the account that you kept. If you did not merge the two, the mail of that day to this address has a link that undoes it for 30 days.
recover-merged-account-action = Ask for help to sign in
recover-merged-account-why = You get this mail because help was asked for with this address.

request-decided-subject = Your request was decided
request-decided-done = Somebody of the Program Support Team of { $issuer } has decided your request. Sign in to read the decision and the reason for it.
request-decided-action = See my request
request-decided-why = You get this mail because a request that you sent was decided.

award-revoked-subject = { $achievement } was revoked
award-revoked-done = { $issuer } has revoked your credential { $achievement }. Whoever checks it from now on is told so.
award-revoked-because = The reason: { $reason }
award-revoked-action = See my credentials
award-revoked-object = If you think that this is wrong, write to the Program Support Team.
award-revoked-why = You get this mail because a credential of yours was revoked.

appointment-near-subject = Your exam is near: { $exam }
appointment-near-when = { $exam } begins on { TIME($at) }.
appointment-near-there = Where you sit it, that is { DATE($on) }, { $clock }: { $place }.
appointment-near-bring = Bring two forms of identification. The names on them have to be those you registered with.
appointment-near-action = See my appointment
appointment-near-why = You get this mail because you have an appointment for an exam.

ready-to-book-subject = You can book your exam: { $exam }
ready-to-book-when = { $vendor } has confirmed that you may sit { $exam }. Book a place; the exam has to be sat by { DATE($until) }.
ready-to-book-action = Book my exam
ready-to-book-why = You get this mail because you registered for an exam.

result-arrived-subject = The result of your exam is in: { $exam }
result-arrived-when = { $vendor } has told us the result of { $exam }. What it earns was decided; sign in to see it.
result-arrived-action = See my result
result-arrived-why = You get this mail because you sat an exam.

voucher-assigned-subject = You have a voucher for an exam
voucher-assigned-what = The program gave you a voucher that pays for an exam at { $vendor }. It is good until { DATE($until) }. Sign in to see its code.
voucher-assigned-action = See my voucher
voucher-assigned-why = You get this mail because the program office gave you a voucher.

credentials-shared-subject = { $holder } shows you their credentials
credentials-shared-what = { $holder } shows you { $achievements }, of { $issuer }. You see how they stand today, straight from whoever issued them, and need no account.
credentials-shared-says = { $holder } writes: { $message }
credentials-shared-action = See the credentials
credentials-shared-until = The link works until { TIME($until) }. { $holder } sees when it is opened.
credentials-shared-why = You get this mail because { $holder } gave your address to show you credentials. Nothing else is sent to you.

watch-asked-subject = Somebody wants to be told when your credentials change
watch-asked-who = { $watcher } opened what you shared with “{ $recipient }”, and asks to be told by mail when the status of these credentials changes.
watch-asked-yours = Nobody is told before you allow it, and you can end it at any time.
watch-asked-action = Answer
watch-asked-why = You get this mail because you share credentials.

watch-begun-subject = You will be told when the credentials of { $holder } change
watch-begun-allowed = { $holder } has allowed it: you get a mail when the status of the credentials of { $issuer } that they showed you changes.

watched-changed-subject = { $holder }: { $achievement } has another status
watched-changed-what = The status of { $achievement }, which { $issuer } issued to { $holder }, has changed.

watch-why = You get this mail because you asked to be told when the credentials of { $holder } change.
watch-stop = Be told no more
