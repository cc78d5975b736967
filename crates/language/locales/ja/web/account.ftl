# サインインと自分のアカウント。
# 文言の追加方法は英語のファイルを参照してください。

sign-in = サインイン
sign-in-first = このページを見るにはサインインしてください
session-ended = セッションが終了しました。送信済みの内容は失われていません。サインインすると、ここから続けられます。
user = ユーザー名またはメールアドレス
password = パスワード
user-missing = ユーザー名またはメールアドレスを入力してください。
password-missing = パスワードを入力してください。
show-password = パスワードを表示
signing-in = サインインしています…
signed-in = サインインしました。
not-right = ユーザー名またはパスワードが正しくありません。入力内容は残っていますので、誤りがないかご確認ください。
forgotten = ユーザー名またはパスワードをお忘れですか
first-time = 初めての方はこちら

## その他のサインイン方法と二段階目。

sign-in-with-passkey = パスキーでサインイン
passkey-failed = パスキーは使われませんでした。もう一度お試しになるか、パスワードでサインインしてください。
passkey-refused = このパスキーはここのアカウントのものではありません。パスワードでサインインしてください。
or = または
second-step = もう一段階あります
second-step-passkey = パスワードは正しく入力されました。パスキーでご本人であることを示してください。
use-passkey = パスキーを使う
second-step-code = パスワードは正しく入力されました。認証アプリに今表示されている 6 桁の数字を入力してください。
code = 認証アプリのコード
second-step-recovery = パスワードは正しく入力されました。リカバリーコードを 1 つ入力してください。各コードは 1 回だけ使えます。
recovery-code = リカバリーコード
go-on = 続ける
instead-passkey = パスキーを使う
instead-code = 認証アプリを使う
instead-recovery = リカバリーコードを使う
start-again = 最初からやり直す
code-missing = コードを入力してください。
proof-refused = 受け付けられませんでした。コードは 1 回だけ、約 1 分間有効です。次のコードをお待ちになるか、最初からやり直してください。

## セッションの終わり。

session-ends-soon = まもなくセッションが終わります
session-ends-soon-more = { $time } に終わります。続けるにはもう一度サインインしてください。このページの内容はそのまま残ります。
session-is-over = セッションが終わりました
session-is-over-more = このページの内容はそのまま残っています。もう一度サインインすると、続きから始められます。

## アカウントへのサインイン方法。

security = サインインとセキュリティ
security-lead = アカウントへのサインイン方法と、サインイン中の端末です。
second-factor-needed = お客様の役割には二段階目の認証が必要です。ここで認証アプリまたはパスキーを追加してください。それまではスタッフの操作はできません。
change-password = パスワードを変更する
has-no-password = アカウントにパスワードはありません。パスキーでサインインします。
current-password = 現在のパスワード
new-password = 新しいパスワード
new-password-hint = 12 文字以上。いくつかの単語を並べると良いパスワードになります。パスワードマネージャーならさらに安全です。
password-changed = パスワードを変更しました。ほかの端末からはすべてサインアウトしました。
passkeys = パスキー
passkeys-lead = パスキーを使うと、指紋や顔、端末の PIN でサインインでき、パスワードは要りません。偽のページに盗まれることもありません。
no-passkeys = パスキーはまだありません。
passkeys-not-here = このブラウザーまたはこのアドレスでは、パスキーを使えません。
passkeys-at-localhost = パスキーには名前のあるアドレスが必要です。このコンピューターでは <a>localhost</a> でサインインして作成してください。
passkey-name = 新しいパスキーの名前
passkey-name-hint = 「仕事用ノートパソコン」など。なくしたときに、どれを削除すればよいか分かります。
passkey-name-missing = パスキーに名前を付けてください。
add-passkey = パスキーを追加する
passkey-added = パスキーを追加しました。
passkey-not-made = パスキーは作られませんでした。何も変わっていません。
passkey-removed = パスキーを削除しました。
added-on = { $date } に追加
last-used-on = 最終使用：{ $date }
never-used = 未使用
synced = 複数の端末で使用可
remove = 削除
rename = 名前を変える
save = 保存
authenticator-app = 認証アプリ
authenticator-app-lead = スマートフォンのアプリが、30 秒ごとに新しい 6 桁の数字を表示します。パスワードの後に入力します。
totp-on = { $date } から有効です。
totp-add = 認証アプリを設定する
totp-scan = アプリで読み取るか、シークレットを入力してください。
totp-secret = シークレット
totp-qr = 認証アプリ用の QR コード
totp-first-code = アプリに今表示されている 6 桁の数字
totp-confirm = 有効にする
totp-added = 今後はパスワードの後にアプリのコードを入力します。
totp-removed = 認証アプリを削除しました。
recovery-codes = リカバリーコード
recovery-codes-lead = スマートフォンやセキュリティキーをなくしたときに、パスワードと合わせてサインインできます。各コードは 1 回だけ使えます。
recovery-codes-left = 残り { NUMBER($count) } 個です。
recovery-codes-new = 新しいコードを作る
recovery-codes-shown = 今すぐ保管してください。表示されるのは今回だけです。以前のコードは使えなくなりました。
recovery-codes-fresh = 新しいリカバリーコード
recovery-codes-copy = コードをコピーする
recovery-codes-download = ダウンロード
recovery-codes-print = 印刷
sessions = サインイン中の端末
this-session = このセッション
session-since = サインイン：{ $time }
session-seen = 最終利用：{ $time }
unknown-device = 不明な端末
on-system = { $system } の { $browser }
end-session = サインアウトさせる
end-other-sessions = ほかのすべてからサインアウトする
session-ended-there = その端末からサインアウトしました。
sessions-ended = ほかのすべての端末からサインアウトしました。
confirm-first = ご本人の確認
confirm-first-more = アカウントへのサインイン方法を変更します。パスワードを入力するか、パスキーを使ってください。
confirm = 確認する

## Setting a password where there is none.

set-password = パスワードを設定
set-password-more = 別のサインイン方法として設定できます。先にパスキーで確認します。
password-set = パスワードを設定しました。今後はこのパスワードでサインインできます。
password-not-set = パスキーが使われなかったため、パスワードは設定されていません。入力した内容は残っています。
