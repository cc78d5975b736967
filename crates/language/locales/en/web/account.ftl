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

## Signing in by other ways, and the second step.

sign-in-with-passkey = Sign in with a passkey
passkey-failed = The passkey was not used. Try again, or sign in with your password.
passkey-refused = This passkey does not belong to an account here. Sign in with your password.
or = or
second-step = One more step
second-step-passkey = Your password is right. Show with your passkey that it is you.
use-passkey = Use my passkey
second-step-code = Your password is right. Type the six digits that your authenticator app shows now.
code = Code of the authenticator app
second-step-recovery = Your password is right. Type one of your recovery codes; each works once.
recovery-code = Recovery code
go-on = Go on
instead-passkey = Use a passkey instead
instead-code = Use the authenticator app instead
instead-recovery = Use a recovery code instead
start-again = Start again
code-missing = Type the code.
proof-refused = This was not accepted. Codes work once and for about a minute: wait for the next one, or start again.

## When a session ends.

session-ends-soon = Your session ends soon
session-ends-soon-more = It ends at { $time }. Sign in again to go on; everything on this page stays as it is.
session-is-over = Your session has ended
session-is-over-more = Everything on this page is still here. Sign in again to go on from where you were.

## The ways into one's account.

security = Sign-in and security
security-lead = How you get into your account, and where you are signed in.
second-factor-needed = Your role needs a second factor. Add an authenticator app or a passkey here; until then you cannot do what staff do.
change-password = Change the password
has-no-password = Your account has no password: you sign in with a passkey.
current-password = Present password
new-password = New password
new-password-hint = 12 characters or more. Several words make a good one; a password manager makes a better one.
password-changed = Your password is changed. You are signed out everywhere else.
passkeys = Passkeys
passkeys-lead = A passkey signs you in with your finger, your face or the PIN of your device, without a password. Nobody can steal it with a false page.
no-passkeys = There is no passkey yet.
passkeys-not-here = This browser, or this address, does not offer passkeys.
passkeys-at-localhost = Passkeys need an address with a name. On this computer, sign in at <a>localhost</a> instead to make one.
passkey-name = Name of the new passkey
passkey-name-hint = Such as “Work laptop”: so that you know which one to remove when you lose it.
passkey-name-missing = Give the passkey a name.
add-passkey = Add a passkey
passkey-added = The passkey was added.
passkey-not-made = No passkey was made. Nothing was changed.
passkey-removed = The passkey was removed.
added-on = Added on { $date }
last-used-on = Last used on { $date }
never-used = Never used
synced = On several devices
remove = Remove
rename = Rename
save = Save
authenticator-app = Authenticator app
authenticator-app-lead = An app on your phone shows six digits, new ones every 30 seconds. They are asked for after the password.
totp-on = On since { $date }.
totp-add = Set up an authenticator app
totp-scan = Scan this with the app, or type the secret into it.
totp-secret = Secret
totp-qr = QR code for the authenticator app
totp-first-code = Six digits that the app shows now
totp-confirm = Switch on
totp-added = From now on a code of the app is asked for after the password.
totp-removed = The authenticator app was removed.
recovery-codes = Recovery codes
recovery-codes-lead = They let you in beside the password when your phone or key is lost. Each works once.
recovery-codes-left = { $count ->
    [one] 1 code is left.
   *[other] { $count } codes are left.
   }
recovery-codes-new = Make new codes
recovery-codes-shown = Keep these codes now: they are shown this once. Those from before do not work any more.
recovery-codes-fresh = Your new recovery codes
recovery-codes-copy = Copy the codes
recovery-codes-download = Download
recovery-codes-print = Print
sessions = Where you are signed in
this-session = This session
session-since = Signed in on { $time }
session-seen = Last seen on { $time }
unknown-device = Unknown device
on-system = { $browser } on { $system }
end-session = Sign out there
end-other-sessions = Sign out everywhere else
session-ended-there = You are signed out there.
sessions-ended = You are signed out everywhere else.
confirm-first = Prove that it is you
confirm-first-more = This changes how you get into your account. Type your password, or use a passkey.
confirm = Confirm

## Setting a password where there is none.

set-password = Set a password
set-password-more = Set one as another way in; your passkey is asked for first.
password-set = Your password is set. You can sign in with it from now on.
password-not-set = The passkey was not used, so no password was set. What you typed is still here.
