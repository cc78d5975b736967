# People of partner companies: instead of registering, and taking an invitation.
# To add a text: write it here, then under the same name in es, ja and ar; the build says what is
# missing. In Rust it is `language::text::web::partner::NAME()`.

## Taking an invitation.

set-up = Set up your account
set-up-lead = { $company } has named you as one of its people. Choose a password, and the account is yours.
employment = Do you work at { $company }?
employment-lead = { $company } has named you as one of its people, and you have an account with this address already. Say so if you work there: what you earn then counts for the company too. Nothing else about your account changes.
company = Company
name = Name
user-name = User name
valid-until = Valid until
name-hint = The name is the one that your company gave. If your identity document has another, ask for the change on your profile once you have signed in.
take = Set up my account
taking = Setting it up…
confirm-employment = Yes, I work there
set-up-done = Your account is ready
set-up-done-lead = Sign in with the user name { $user } or with your e-mail address.
employment-done = Thank you
employment-done-lead = It is noted that you work at { $company }. Your user name is { $user }, as before.
used = This invitation was taken already
used-lead = Your account is ready: sign in with your user name or your e-mail address. If you do not know the password, recover the account.
expired = This invitation has expired
expired-lead = Ask those who keep the partner record at your company for a new one. It comes within a minute.
unknown = This is no invitation
unknown-lead = The link is not whole, a newer mail has replaced it, or your company has withdrawn it. Look for the newest invitation in your mailbox, or ask your company.
renewed = An agreement has a new version
renewed-lead = It came into force a moment ago, so nothing was set up yet. Load the page again to read it; the link still works.

## Instead of registering.

go-on = Go on
looking = Looking…
another-address = Use another address
not-here = { $company } makes your account
not-here-why = People of { $company } do not register by themselves: their accounts are made from the partner record that the company keeps, so that it gets credit for what they earn.
ask-primary-contact = Ask the primary contact at { $company } whether you have an active contact record. As soon as you have one, an invitation comes to your address within a minute.
ask-contact-administrator = Ask the contact administrator at { $company } whether you have an active contact record. As soon as you have one, an invitation comes to your address within a minute.
ask-office = Nobody at { $company } keeps its record at present. Write to the Program Support Team.
notify = Tell them that I need an account
notifying = Telling them…
notified = They are told
notified-lead = A mail with your address goes to those who keep the record, at most one a day. If you have a contact record already, look into your mailbox: you get your invitation anew instead.
