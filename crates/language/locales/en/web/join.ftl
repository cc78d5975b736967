# Coming by oneself, and coming back: registration and recovery.
# To add a text: write it here, then under the same name in es, ja and ar; the build says what is
# missing. In Rust it is `language::text::web::join::NAME()`.

## Recovering an account.

recovery = Recover your account
recovery-lead = Forgotten your user name or password? Type your e-mail address. If it belongs to an account, a mail with your user name and a link to choose a new password is sent to it.
email = E-mail address
email-missing = Type your e-mail address.
lost-address = I have lost the address I sign in with
lost-address-help = Type another address that you have verified with us, and your candidate ID. It is on your score reports.
candidate-id = Candidate ID
send-mail = Send the mail
sending = Sending…
recovery-sent = Look into your mailbox
recovery-sent-lead = If there is such an account, a mail is on its way to { $email }. Its link works once, for 30 minutes. If nothing comes within a few minutes, look among unwanted mail, or try another address.
another-address = Try another address
new-password-title = Choose a new password
new-password-lead = Your user name is { $user }. When the new password is set, every device that is signed in is signed out.
new-password = New password
password-hint = 12 characters or more; several words make a good one. Password managers and pasting work.
password-missing = Choose a password.
set-password = Set the password
setting-password = Setting it…
password-set = Your new password is set
link-unusable = This link no longer works
link-unusable-lead = It was used before, is too old, or a newer mail has replaced it. Ask for a new one.

## Registering.

register = Register
register-lead = For people who come by themselves. It takes about five minutes, and you can stop and go on within a week.
partner-title = You work for a partner company?
partner-help = Then please do not register here: your account is made from your company's partner record, so that your company gets credit for what you earn. Ask your company's primary partner contact whether you have an active contact record; an invitation follows from it within a minute.
step-start = Sign-in
step-names = Names
step-contact = Contact
step-agreements = Agreements
step-confirmation = Confirmation
steps = Steps of the registration
begin = Begin
beginning = Beginning…
save-and-go-on = Save and go on
saving = Saving…
email-register-hint = A private address is best: you keep it when you change jobs.
accept = I have read and accept it
accept-missing = To register, accept “{ $title }”.
confirm-title = Confirm your address
confirm-lead = A mail is on its way to { $email }. Follow its link within 24 hours, best in this browser.
resend = Send the mail again
resent = The mail is on its way again.
confirmed = Your address is confirmed.
confirm-password-lead = You began to register in another browser. To show that it was you, type the password that you chose.
confirm = Confirm
confirming = Confirming…
finish = Make my account
finishing = Making it…
finish-lead = Everything is there.
done-title = Welcome
done-lead = Your account is made. Keep your candidate ID; you can sign in with it or with your e-mail address.
start-again = Start again with another address

## Help.

faq = Questions and answers
faq-lead = What is asked most often. If yours is not here, write to the Program Support Team.
faq-search = Search
faq-nothing = Nothing fits
faq-nothing-lead = Try another word, or write to the Program Support Team.
privacy = Privacy notice
version = Version { $version }
support = Program Support Team
support-lead = Write to it about exams, results, credentials or your account.
support-hint = Say your candidate ID, and the registration number where it is about an exam. Nobody there needs your password.
support-none = No address is set
support-none-more = Whoever runs this server can name one, in the setting CERTTRACKER_ISSUER_EMAIL.
support-faq = What is asked most often is <a>answered here</a>.
