# What people accept: the agreements, and the receipts.
# To add a text: write it here, then under the same name in es, ja and ar; the build says what is
# missing. In Rust it is `language::text::web::agreements::NAME()`.

agreements = Agreements
agreements-lead = What you have accepted and when, word for word, and what is to be accepted anew.
no-agreements = There is no agreement
no-agreements-more = The program asks you to accept nothing at present.
state-accepted = Accepted
state-new-version = New version to accept
state-not-accepted = Not accepted
in-force = Version { $version }, in force since { DATE($day) }
carries-until = What you accepted before counts until { DATE($day) }.
when-needed = It is asked for when something requires it.
read-and-accept = Read and accept
read = Read
close-text = Close the text
accept-now = I have read it and accept it
accepting = Accepting…
accepted-now = Accepted. The receipt is on this page.
receipts = Receipts
accepted-on = Version { $version }, accepted on { $time }
read-in = Read in { $language }
not-here = The acceptance was not given here, so there is no text of it.
download-receipt = Download the receipt
receipt-of = Receipt: { $title }
receipt-person = Accepted by { $name }, candidate ID { $id }
receipt-hash = SHA-256 of the text that follows
