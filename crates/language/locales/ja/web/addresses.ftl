# The e-mail addresses of an account.

addresses = メールアドレス
addresses-lead = メインのアドレスでサインインし、メールもそこに届きます。確認済みのアドレスがもう一つあれば、メインが使えなくなっても戻れます。
your-addresses = 登録中のアドレス
primary = メイン
verified = 確認済み
not-verified = 未確認
of-company = { $company } のアドレスです。退職すると使えなくなります。
added-on = 追加日時：{ $time }
make-primary = メインにする
made-primary = メインのアドレスになりました。以前のアドレスにはメールでお知らせしました。
send-again = メールを再送
sent-again = メールを再送しました。
remove = 削除
removed = アドレスを削除しました。
primary-stays = 削除するには、先に別のアドレスをメインにしてください。
private-title = 個人のアドレスを追加してください
private-more = 登録されているのは会社のアドレスだけです。退職すると、アカウントや証明書にアクセスできなくなります。
add-address = アドレスを追加
new-address = 新しいメールアドレス
new-address-hint = 確認のメールをお送りします。リンクを開いて、ご本人のものであることを示してください。個人のアドレスをお勧めします。
address-missing = アドレスを入力してください。
adding = 追加中…
added = { $email } 宛てにメールをお送りしました。24 時間以内に、サインインしているブラウザーでリンクを開いてください。

## Where the mail's link leads.

verify-title = アドレスの確認
is-verified = { $email } を確認しました。
is-verified-more = メインのアドレスにすることも、アカウントに戻るための予備として残しておくこともできます。
link-unusable = このリンクはここでは使えません
link-unusable-more = すでに使われたか、1 日以上前のものか、新しいメールに置き換えられたか、現在サインイン中とは別のアカウントのものです。メールを再送してください。
to-addresses = アドレス一覧へ
