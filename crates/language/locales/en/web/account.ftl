# Signing in, and everything about one's own account.
# To add a text: write it here, then under the same name in es, ja and ar; the build says what is
# missing. In Rust it is `language::text::web::account::NAME()`.

## Signing in.

sign-in = Sign in
sign-in-first = Sign in to see this page
session-ended = Your session has ended. Nothing that you sent is lost. Sign in to go on from here.
user = User name or e-mail address
password = Password
user-missing = Type your user name or e-mail address.
password-missing = Type your password.
show-password = Show the password
signing-in = Signing in…
signed-in = You are signed in.
not-right = User name or password is not right. What you typed is still here: look for a slip.
forgotten = Forgotten your user name or password?
first-time = First time here?
