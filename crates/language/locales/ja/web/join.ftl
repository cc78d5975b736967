# Coming by oneself, and coming back: registration and recovery.

## Recovering an account.

recovery = アカウントの回復
recovery-lead = ユーザー名またはパスワードをお忘れの場合は、メールアドレスを入力してください。アカウントに登録されたアドレスであれば、ユーザー名と、新しいパスワードを設定するためのリンクをお送りします。
email = メールアドレス
email-missing = メールアドレスを入力してください。
lost-address = サインインに使うアドレスが使えなくなった
lost-address-help = 確認済みの別のアドレスと、受験者 ID を入力してください。ID はスコアレポートに記載されています。
candidate-id = 受験者 ID
send-mail = メールを送信
sending = 送信中…
recovery-sent = メールをご確認ください
recovery-sent-lead = 該当するアカウントがある場合、{ $email } 宛てにメールをお送りしました。リンクは 30 分間、一度だけ使えます。数分たっても届かないときは、迷惑メールを確認するか、別のアドレスをお試しください。
another-address = 別のアドレスを試す
new-password-title = 新しいパスワードの設定
new-password-lead = ユーザー名は { $user } です。新しいパスワードを設定すると、サインイン中のすべての端末からサインアウトします。
new-password = 新しいパスワード
password-hint = 12 文字以上。いくつかの単語をつなげると良いパスワードになります。貼り付けやパスワード管理ソフトも使えます。
password-missing = パスワードを設定してください。
set-password = パスワードを設定
setting-password = 設定中…
password-set = 新しいパスワードを設定しました
link-unusable = このリンクはもう使えません
link-unusable-lead = すでに使われたか、期限が切れたか、新しいメールに置き換えられています。新しいリンクを請求してください。

## Registering.

register = 登録
register-lead = ご自身で登録される方のためのページです。所要時間は約 5 分で、1 週間以内であれば中断して再開できます。
partner-title = パートナー企業にお勤めですか
partner-help = その場合はここでは登録しないでください。取得した資格が会社の実績になるよう、アカウントは勤務先のパートナー記録から作られます。勤務先のパートナー主担当者に、有効な連絡先記録があるかどうかをお尋ねください。記録があれば、1 分以内に招待が届きます。
step-start = サインイン情報
step-names = 氏名
step-contact = 連絡先
step-agreements = 同意事項
step-confirmation = アドレスの確認
steps = 登録の手順
begin = 始める
beginning = 開始しています…
save-and-go-on = 保存して次へ
saving = 保存中…
email-register-hint = 転職しても使い続けられる、個人のアドレスをお勧めします。
accept = 読みました。同意します
accept-missing = 登録するには「{ $title }」への同意が必要です。
confirm-title = アドレスの確認
confirm-lead = { $email } 宛てにメールをお送りしました。24 時間以内に、できればこのブラウザーで、リンクを開いてください。
resend = メールを再送
resent = メールを再送しました。
confirmed = アドレスを確認しました。
confirm-password-lead = 別のブラウザーで登録を開始されています。ご本人であることを示すため、設定したパスワードを入力してください。
confirm = 確認する
confirming = 確認中…
finish = アカウントを作成
finishing = 作成中…
finish-lead = 必要な項目がそろいました。
done-title = ようこそ
done-lead = アカウントができました。受験者 ID を控えておいてください。ID またはメールアドレスでサインインできます。
start-again = 別のアドレスでやり直す

## Help.

faq = よくある質問
faq-lead = よくお寄せいただく質問です。見つからない場合は、プログラムサポートチームにご連絡ください。
faq-search = 検索
faq-nothing = 該当する項目がありません
faq-nothing-lead = 別の語をお試しいただくか、プログラムサポートチームにご連絡ください。
privacy = プライバシー通知
version = バージョン { $version }
support = プログラムサポートチーム
support-lead = 試験、結果、資格証明、アカウントについてのお問い合わせ先です。
support-hint = 受験者 ID と、試験についての場合は登録番号をお知らせください。パスワードをお聞きすることはありません。
support-none = 連絡先が設定されていません
support-none-more = このサーバーの管理者が設定 CERTTRACKER_ISSUER_EMAIL で指定できます。
support-faq = よくあるご質問は<a>こちらでお答えしています</a>。
