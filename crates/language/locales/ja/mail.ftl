# メールの文言。英語のファイルを参照してください。

hello = こんにちは。
signature = プログラムサポートチーム
open-link = ボタンが使えない場合は、次のアドレスをブラウザーで開いてください。
support = ご不明な点は { $address } までお問い合わせください。
support-site = ご不明な点は { $site } からお問い合わせください。
unsubscribe = 配信を停止する

activate-registration-subject = 登録を続けるにはメールアドレスをご確認ください
activate-registration-started = { $issuer } への登録で、このメールアドレスが入力されました。ご本人のアドレスであることを確認して、登録をお続けください。
activate-registration-action = アドレスを確認する
activate-registration-once = このリンクは一度だけ、短い時間に限り有効です。お心当たりがない場合は、何もなさらないでください。確認されない登録は削除されます。
activate-registration-why = このメールは、このアドレスで登録の手続き（おそらくご本人によるもの）が行われたためお送りしています。

registration-for-known-address-subject = すでにアカウントをお持ちです
registration-for-known-address-tried = { $issuer } への登録で、すでにアカウントのあるこのアドレスが入力されました（おそらくご本人によるものです）。新しいアカウントは作成されていません。
registration-for-known-address-use = お持ちのアカウントでサインインしてください。ユーザー名やパスワードをお忘れの場合は、サインインのページからお問い合わせいただけます。
registration-for-known-address-action = サインインへ進む
registration-for-known-address-not-you = お心当たりがない場合は、何もなさる必要はありません。お客様のアカウントについて相手に知られたことはありません。
registration-for-known-address-why = このメールは、このアドレスがアカウントに登録されているためお送りしています。

recover-account-subject = ユーザー名のお知らせと、新しいパスワードを設定するリンク
recover-account-asked = { $issuer } へのサインインについてお問い合わせを受けました（おそらくご本人によるものです）。お客様のユーザー名は { $user } です。
recover-account-offer = パスワードもお忘れの場合は、こちらから新しいパスワードを設定してください。
recover-account-action = 新しいパスワードを設定する
recover-account-once = このリンクは一度だけ、短い時間に限り有効です。新しいパスワードを設定すると、すべてのセッションが終了します。
recover-account-not-you = お心当たりがない場合は、何もなさらないでください。パスワードはそのままです。
recover-account-why = このメールは、このアドレスのアカウントについてお問い合わせがあったためお送りしています。

password-changed-subject = パスワードが変更されました
password-changed-when = { $issuer } のお客様のアカウントのパスワードが { TIME($at) } に変更されました。
password-changed-not-you = お心当たりがない場合は、第三者がアカウントを使っているおそれがあります。すぐに新しいパスワードを設定し、ご連絡ください。
password-changed-action = 新しいパスワードを設定する
password-changed-why = このメールは、パスワードが変更されたことを必ずお知らせするためお送りしています。

email-changed-subject = アカウントのメールアドレスが変更されました
email-changed-when = { TIME($at) } に、{ $issuer } のお客様のアカウントのメールアドレスが変更されました。今後、このアドレスにはアカウントに関するメールは届きません。
email-changed-not-you = お心当たりがない場合は、第三者がアカウントを使っているおそれがあります。すぐにご連絡ください。
email-changed-why = このメールは、アドレスの変更を必ず以前のアドレスにお知らせするためお送りしています。

new-device-subject = 新しい端末からサインインがありました
new-device-when = { TIME($at) } に、{ $issuer } のお客様のアカウントに、これまで使われていない端末からサインインがありました。端末：{ $device }
new-device-you = ご本人によるものであれば、何もなさる必要はありません。
new-device-not-you = お心当たりがない場合は、そのセッションを終了し、新しいパスワードを設定してください。
new-device-action = セッションを確認する
new-device-why = このメールは、新しい端末からのサインインを必ずお知らせするためお送りしています。

ways-in-changed-subject = アカウントへのサインイン方法が変更されました
ways-in-changed-when = { TIME($at) } に、{ $issuer } のお客様のアカウントで、認証アプリまたはパスキーの追加か削除、あるいはリカバリーコードの再作成が行われました。
ways-in-changed-not-you = お心当たりがない場合は、第三者がアカウントを使っているおそれがあります。すぐに新しいパスワードを設定し、ご連絡ください。
ways-in-changed-action = サインイン方法を確認する
ways-in-changed-why = このメールは、サインイン方法の変更を必ずお知らせするためお送りしています。

recovery-code-used-subject = リカバリーコードを使ったサインインがありました
recovery-code-used-when = { TIME($at) } に、{ $issuer } のお客様のアカウントに、パスワードとリカバリーコードによるサインインがありました。使われたコードはもう使えません。
recovery-code-used-left = ご本人がスマートフォンやセキュリティキーを紛失された場合は、それをアカウントから削除して別のものを追加し、リカバリーコードを作り直してください。
recovery-code-used-not-you = お心当たりがない場合は、そのセッションを終了し、新しいパスワードを設定して、リカバリーコードを作り直してください。
recovery-code-used-action = サインイン方法を確認する
recovery-code-used-why = このメールは、リカバリーコードの使用を必ずお知らせするためお送りしています。

verify-address-subject = このアドレスをご確認ください
verify-address-added = { $issuer } のアカウントにこのアドレスが追加されました。ご本人のアドレスであることを確認していただくと、こちらにご連絡できるようになります。
verify-address-action = このアドレスを確認する
verify-address-once = このリンクは一度だけ、短い時間に限り有効です。お心当たりがない場合は、何もなさらないでください。確認されないアドレスは使われません。
verify-address-why = このメールは、このアドレスがアカウントに追加されたためお送りしています。

invitation-subject = { $company } から { $issuer } へのご招待
invitation-sent = { $company } の一員としてお名前が登録されました。アカウントを設定すると、試験、認定、証明書をご覧いただけます。
invitation-action = アカウントを設定する
invitation-once = このリンクはお客様専用で、一度だけ有効です。期限が切れている場合は、{ $company } のパートナー担当者に新しいリンクをご依頼ください。
invitation-why = このメールは、{ $company } からお客様のアドレスとして伺ったためお送りしています。お勤めでない場合は、何もなさらないでください。

partner-request-subject = 同僚の方がアカウントを求めています
partner-request-asked = { $address } の方が { $issuer } のアカウントを求めています。パートナー企業の方のアカウントは、あなたが管理しているパートナー登録簿から作成されます。
partner-request-add = この方が { $company } に在籍している場合は、パートナー登録簿に追加してください。1 分以内に招待メールが届きます。
partner-request-unknown = このアドレスに心当たりがない場合は、何もする必要はありません。アカウントは作成されません。
partner-request-why = このメールは、あなたが { $company } のパートナー登録簿を管理しているためお送りしています。同じアドレスについては 1 日に 1 通までです。

export-ready-subject = データの準備ができました
export-ready-made = { $issuer } が保有しているあなたのデータのエクスポートができあがりました。
export-ready-until = サインインして { TIME($until) } までにダウンロードしてください。その後は削除されます。
export-ready-action = マイデータを開く
export-ready-not-you = 心当たりがない場合は、第三者があなたのアカウントを利用しています。パスワードを変更してください。
export-ready-why = このメールは、あなたのアカウントでデータのエクスポートが申請されたためお送りしています。

erasure-begun-subject = データ消去の申請を受け付けました
erasure-begun-asked = { $issuer } が保有するあなたのデータの消去が申請されました。
erasure-begun-due = { TIME($due) } に実行されます。それまでは取り消せますが、その後は誰にも元に戻せません。
erasure-begun-action = 申請を確認・取り消す
erasure-begun-not-you = 心当たりがない場合は、すぐに取り消してパスワードを変更してください。第三者があなたのアカウントを利用しています。
erasure-begun-why = このメールは、あなたのアカウントでデータの消去が申請されたためお送りしています。

erasure-done-subject = データを消去しました
erasure-done-gone = { $issuer } が保有していたあなたのデータとアカウントを消去しました。今後はサインインできません。あなたの資格を確認した人には、利用できなくなったと表示されます。
erasure-done-stays = 試験結果と授与の記録は、氏名のない形で残ります。外部データから再登録されないよう、メールアドレスのハッシュも残ります。これが最後のメールです。いつでも新しく登録できます。
erasure-done-why = このメールは、データの消去を申請されたためお送りしています。

announcement-subject = { $title }
announcement-paragraph = { $text }
announcement-why = このメールは、{ $issuer } からのお知らせをご希望になったためお送りしています。
announcement-stop = 配信の停止はワンクリックでできます。サインインは必要ありません。

test-subject = メール配信のテスト
test-body = このメールは、配信を確かめるために { $issuer } から { TIME($at) } に送信されました。届いています。
test-why = このメールは、サーバーの管理者がこのアドレスでテストを行ったためお送りしています。

address-of-another-account-subject = このアドレスはすでにアカウントに登録されています
address-of-another-account-tried = このアドレスが { $issuer } のアカウントに追加されました。おそらくご本人の操作です。すでに別のアカウントに登録されているため、追加は行われませんでした。
address-of-another-account-use = どちらのアカウントもご本人のものである場合は、このアドレスが登録されているアカウントにサインインし、そこで削除してから追加してください。
address-of-another-account-action = サインインページへ
address-of-another-account-not-you = お心当たりがない場合は、何もする必要はありません。相手にアカウントの情報が知られることはありません。
address-of-another-account-why = このメールは、このアドレスがアカウントに登録されているためお送りしています。

addresses-changed-subject = アカウントのメールアドレスが追加または削除されました
addresses-changed-when = { TIME($at) } に、{ $issuer } のアカウントでメールアドレスが追加・確認されたか、削除されました。
addresses-changed-not-you = お心当たりがない場合は、第三者がアカウントに入っています。アドレスを削除し、新しいパスワードを設定してから、ご連絡ください。
addresses-changed-action = アドレスを確認する
addresses-changed-why = このメールは、アカウントのアドレスが変更されたためお送りしています。変更の際は必ずお知らせします。

account-merged-subject = アカウントが別のアカウントに統合されました
account-merged-when = { TIME($at) } に、{ $issuer } のこのアカウントは、パスワードまたはパスキーの確認のうえ、別のアカウントに統合されました。ここで取得されたものは統合先で数えられます。今後は統合先のアカウントでサインインしてください。
account-merged-not-you = お心当たりがない場合や、お考えが変わった場合は、{ TIME($until) } までに元に戻せます。サインインは必要ありません。
account-merged-action = 統合を元に戻す
account-merged-why = このメールは、このアドレスのアカウントが統合されたことを必ずお知らせするためお送りしています。

accounts-merged-subject = 別のアカウントがお客様のアカウントに統合されました
accounts-merged-when = { TIME($at) } に、{ $issuer } の別のアカウントがお客様のアカウントに統合されました。そちらで取得されたものは、こちらで数えられます。
accounts-merged-until = { TIME($until) } までは元に戻せます。
accounts-merged-action = 統合したアカウントを確認する
accounts-merged-not-you = お心当たりがない場合は、第三者がアカウントを使っているおそれがあります。統合を元に戻し、新しいパスワードを設定してください。
accounts-merged-why = このメールは、アカウントの統合を必ずお知らせするためお送りしています。

merge-undone-subject = アカウントの統合が元に戻されました
merge-undone-when = { TIME($at) } に、{ $issuer } のお客様のアカウントと別のアカウントの統合が元に戻されました。それぞれ別にサインインし、それぞれの受験者 ID で取得されたものが数えられます。
merge-undone-action = サインインへ進む
merge-undone-why = このメールは、統合が元に戻されたことを必ずお知らせするためお送りしています。

merge-suggested-subject = アカウントを二つお持ちですか
merge-suggested-seen = { $issuer } に、お客様のものと思われるアカウントがもう一つあります。試験結果は、一つの受験者 ID のもとにある場合にのみ合わせて数えられます。
merge-suggested-do = アカウントを二つお持ちの場合は、残したいほうにサインインし、もう一方を統合してください。結果は事前に確認でき、30 日間は元に戻せます。
merge-suggested-action = アカウントを統合する
merge-suggested-not-you = ほかにアカウントをお持ちでない場合は、何もなさる必要はありません。お客様のアカウントについて知られたことはありません。
merge-suggested-why = このメールは、お客様のアカウントに似たアカウントがあるためお送りしています。

recover-merged-account-subject = このアカウントは別のアカウントに統合されています
recover-merged-account-asked = このアドレスで { $issuer } へのサインインの支援が求められました。このアカウントは { TIME($at) } に別のアカウントに統合されたため、サインインには使えません。
recover-merged-account-use = 残したアカウントのアドレスで支援をお求めください。統合にお心当たりがない場合は、統合した日にこのアドレスへお送りしたメールのリンクから、30 日間は元に戻せます。
recover-merged-account-action = サインインの支援を求める
recover-merged-account-why = このメールは、このアドレスで支援が求められたためお送りしています。

request-decided-subject = 申請の審査が終わりました
request-decided-done = { $issuer } のプログラムサポートチームが、お客様の申請を審査しました。サインインして、結果と理由をご覧ください。
request-decided-action = 申請を確認する
request-decided-why = このメールは、お送りいただいた申請の審査が終わったためお送りしています。

award-revoked-subject = { $achievement } が取り消されました
award-revoked-done = { $issuer } がお客様の資格証明 { $achievement } を取り消しました。今後この資格証明を確認する人には、取り消されたことが表示されます。
award-revoked-because = 理由：{ $reason }
award-revoked-action = 資格証明を確認する
award-revoked-object = 誤りだと思われる場合は、プログラムサポートチームにご連絡ください。
award-revoked-why = このメールは、お客様の資格証明が取り消されたためお送りしています。

appointment-near-subject = 試験が近づいています：{ $exam }
appointment-near-when = { $exam } は { TIME($at) } に始まります。
appointment-near-there = 会場の現地時刻では { DATE($on) } { $clock } です：{ $place }
appointment-near-bring = 身分証明書を二点お持ちください。登録時と同じ氏名である必要があります。
appointment-near-action = 予約を見る
appointment-near-why = 試験の予約があるため、このメールをお送りしています。

ready-to-book-subject = 試験を予約できます：{ $exam }
ready-to-book-when = { $vendor } が { $exam } の受験を確認しました。予約してください。{ DATE($until) } までに受験する必要があります。
ready-to-book-action = 試験を予約する
ready-to-book-why = 試験に登録されたため、このメールをお送りしています。

result-arrived-subject = 試験の結果が届きました：{ $exam }
result-arrived-when = { $vendor } から { $exam } の結果が届きました。取得できるものは決定済みです。サインインしてご確認ください。
result-arrived-action = 結果を見る
result-arrived-why = 試験を受験されたため、このメールをお送りしています。

voucher-assigned-subject = 試験のバウチャーがあります
voucher-assigned-what = { $vendor } での試験の支払いに使えるバウチャーがプログラムから渡されました。{ DATE($until) } まで有効です。サインインするとコードを確認できます。
voucher-assigned-action = バウチャーを見る
voucher-assigned-why = プログラム事務局がバウチャーをお渡ししたため、このメールをお送りしています。

credentials-shared-subject = { $holder } さんが資格証明を共有しました
credentials-shared-what = { $holder } さんが、{ $issuer } が発行した { $achievements } を共有しました。現在の状態を発行元から直接ご覧いただけます。アカウントは必要ありません。
credentials-shared-says = { $holder } さんからのメッセージ：{ $message }
credentials-shared-action = 資格証明を見る
credentials-shared-until = リンクは { TIME($until) } まで使えます。開かれたことは { $holder } さんに分かります。
credentials-shared-why = { $holder } さんが資格証明を見せるためにあなたのアドレスを入力したため、このメールをお送りしています。ほかのメールは届きません。

watch-asked-subject = あなたの資格証明の変更の通知を希望している人がいます
watch-asked-who = { $watcher } が「{ $recipient }」と共有した内容を開き、これらの資格証明の状態が変わったときにメールで知らせてほしいと希望しています。
watch-asked-yours = あなたが許可するまで誰にも通知されません。いつでも終了できます。
watch-asked-action = 回答する
watch-asked-why = 資格証明を共有しているため、このメールをお送りしています。

watch-begun-subject = { $holder } さんの資格証明が変わるとお知らせします
watch-begun-allowed = { $holder } さんが許可しました。共有された { $issuer } の資格証明の状態が変わると、メールでお知らせします。

watched-changed-subject = { $holder } さん：{ $achievement } の状態が変わりました
watched-changed-what = { $issuer } が { $holder } さんに発行した { $achievement } の状態が変わりました。

watch-why = { $holder } さんの資格証明の変更の通知を希望されたため、このメールをお送りしています。
watch-stop = 今後は通知を受け取らない
