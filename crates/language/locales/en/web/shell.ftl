# The frame around every page: header, menu, footer, and what the kit says everywhere.
# To add a text: write it here, then under the same name in es, ja and ar; the build says what is
# missing. In Rust it is `language::text::web::shell::NAME()`.

skip-to-content = Skip to the content
main-navigation = Main
more-navigation = More
menu = Menu
catalogue = Catalogue
verify = Verify
sign-in = Sign in
sign-out = Sign out
credentials = Credentials
progress = Progress
exam-history = Exam history
exams = My exams
exam-vendors = Exam vendors
vouchers = Vouchers
result-imports = Imports
claims = Claims
companies = Companies
duplicates = Duplicates
award-reviews = Reviews
signed-out = You are signed out.
signed-out-here = You are signed out here. The server could not be told; the session there ends by itself.
check-a-credential = Check a credential
for-programs = For programs: the API
theme = Theme
theme-system = System
theme-light = Light
theme-dark = Dark
page-title = { $title } · CertTracker
language = Language

## What the component kit says.

loading = Loading…
more-shown = { $count ->
     [one] 1 more shown
    *[other] { $count } more shown
    }
show-more = Show more
nothing-fits = Nothing fits. Try fewer or other words.
found = { $count ->
     [one] 1 found
    *[other] { $count } found
    }
copy = Copy
copied = Copied
copy-failed = Copying did not work. Select the text and copy it yourself.
breadcrumb = Breadcrumb
try-again = Try again
request-id = Request <code>{ $id }</code>
unreachable = The server could not be reached
unreachable-more = Nothing was changed. Check your connection, then try again.
unreadable = The server’s answer could not be read
unreadable-more = It came with status { $status }. A newer version may be running: load the page again, and tell support if it stays.
broken = This page has stopped working
broken-more = A fault in CertTracker itself ended it. What you had sent before is safe; what you were typing is not kept.
load-again = Load the page again
not-found = There is no page at this address
not-found-more = The address may have a typing mistake, or what was here is gone.
go-to-start = Go to the start
check-by-code = Check a credential by its code
look-up = Look it up in the catalogue
part-missing = This page could not be loaded
part-missing-more = A part of the program could not be fetched. Nothing was changed. Check your connection, then try again.
close = Close
security = Sign-in and security
mail-choices = Mail choices
my-data = My data
merge-accounts = Merge accounts

# In the summary of a form: the label of a field, and what is wrong with it.
field-fault = { $field }: { $fault }

account = Account
profile = Profile
change-requests = Requests

addresses = E-mail addresses
agreements = Agreements
