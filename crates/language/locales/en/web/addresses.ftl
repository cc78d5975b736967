# The e-mail addresses of an account.
# To add a text: write it here, then under the same name in es, ja and ar; the build says what is
# missing. In Rust it is `language::text::web::addresses::NAME()`.

addresses = E-mail addresses
addresses-lead = You sign in with the primary one, and mail goes there. A second one that is verified lets you back in when you lose the first.
your-addresses = Your addresses
primary = Primary
verified = Verified
not-verified = Not verified
of-company = An address of { $company }: you lose it when you leave.
added-on = Added on { $time }
make-primary = Make it the primary one
made-primary = This is your primary address now. The one from before was told by a mail.
send-again = Send the mail again
sent-again = The mail is on its way again.
remove = Remove
removed = The address was removed.
primary-stays = To remove this one, make another one the primary one first.
private-title = Add a private address
private-more = The only addresses we know of you are your company’s. When you leave it, you could no longer get into your account and to your certificates.
add-address = Add an address
new-address = New e-mail address
new-address-hint = A mail goes to it; follow its link to show that it is yours. A private one is best.
address-missing = Type the address.
adding = Adding…
added = A mail is on its way to { $email }. Follow its link within 24 hours, in a browser where you are signed in.

## Where the mail's link leads.

verify-title = Confirm an address
is-verified = { $email } is verified.
is-verified-more = You can make it your primary address, or keep it as a way back into your account.
link-unusable = This link does not work here
link-unusable-more = It was used before, is older than a day, a newer mail has replaced it, or it belongs to another account than the one you are signed in with. Have the mail sent again.
to-addresses = To your addresses
