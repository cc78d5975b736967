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
result-imports = Result imports
claims = Claims
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
