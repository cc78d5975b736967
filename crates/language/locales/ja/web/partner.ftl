# People of partner companies: instead of registering, and taking an invitation.

## Taking an invitation.

set-up = アカウントの設定
set-up-lead = { $company } の一員としてお名前が登録されました。パスワードを設定すると、アカウントをお使いいただけます。
employment = { $company } にお勤めですか
employment-lead = { $company } の一員としてお名前が登録されました。このアドレスのアカウントはすでにあります。お勤めの場合はその旨をお知らせください。今後取得される資格が会社の実績にもなります。アカウントのほかの内容は変わりません。
company = 会社
name = 氏名
user-name = ユーザー名
valid-until = 有効期限
name-hint = 氏名は会社から届いたものです。身分証明書と異なる場合は、サインインしてからプロフィールで変更を申請してください。
take = アカウントを設定する
taking = 設定中…
confirm-employment = はい、勤めています
set-up-done = アカウントの準備ができました
set-up-done-lead = ユーザー名 { $user } またはメールアドレスでサインインしてください。
employment-done = ありがとうございます
employment-done-lead = { $company } にお勤めであることを記録しました。ユーザー名はこれまでどおり { $user } です。
used = この招待はすでに使われています
used-lead = アカウントの準備はできています。ユーザー名またはメールアドレスでサインインしてください。パスワードがわからない場合は、アカウントを回復してください。
expired = この招待の期限が切れています
expired-lead = 勤務先のパートナー登録簿の担当者に、新しい招待をご依頼ください。1 分以内に届きます。
unknown = 招待が見つかりません
unknown-lead = リンクが途中で切れているか、新しいメールに置き換えられたか、会社が招待を取り消しています。最新の招待メールを探すか、勤務先にお尋ねください。
renewed = 同意書が改定されました
renewed-lead = 新しい版が発効したばかりのため、設定はまだ行われていません。ページを読み込み直してお読みください。リンクは引き続き使えます。

## Instead of registering.

go-on = 次へ
looking = 確認中…
another-address = 別のアドレスを使う
not-here = アカウントは { $company } が作成します
not-here-why = { $company } の方は、ご自身での登録はできません。取得した資格が会社の実績になるよう、アカウントは会社が管理するパートナー登録簿から作られます。
ask-primary-contact = 有効な連絡先記録があるかどうかを、{ $company } の主担当者にお尋ねください。記録ができると、1 分以内にこのアドレスへ招待が届きます。
ask-contact-administrator = 有効な連絡先記録があるかどうかを、{ $company } の連絡先管理者にお尋ねください。記録ができると、1 分以内にこのアドレスへ招待が届きます。
ask-office = 現在、{ $company } には登録簿の担当者がいません。プログラムサポートチームにご連絡ください。
notify = アカウントが必要であると伝える
notifying = 送信中…
notified = お伝えしました
notified-lead = 登録簿の担当者に、あなたのアドレスを記したメールを送ります（1 日 1 通まで）。連絡先記録がすでにある場合は、代わりに招待をもう一度お送りしますので、メールをご確認ください。
