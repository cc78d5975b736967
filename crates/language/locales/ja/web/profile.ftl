# The profile: what candidates tell of themselves, and the requests for what needs evidence.

profile = プロフィール
profile-lead = プログラムが保持しているご本人の情報と、それぞれの変更方法、試験提供会社に送られる内容です。
kind-editable = ご自身で変更できます
kind-needs-evidence = 書類が必要です
kind-vendor-synced = ご自身で変更でき、試験提供会社に送られます

## What needs evidence.

by-evidence = 法律上の氏名と会社
by-evidence-lead = 氏名は証明書に記載され、会社は実績の帰属先になります。変更には、それを示す書類が必要です。決定されるまでは現在のままです。
company = 会社
no-company = 登録されていません
ask-legal-name = 氏名の変更を申請
ask-company = 会社の変更を申請
requests = 申請の一覧
request-legal-name = 法律上の氏名：{ $name }
request-company = 会社：{ $name }
request-accommodations = 受験上の配慮：{ $needs }
asked-on = 申請日時：{ $time }
decided-on = 完了日時：{ $time }
evidence-sent = 書類 { NUMBER($count) } 点
state-open = 決定待ち
state-approved = 承認済み
state-refused = 却下
state-withdrawn = 取り下げ
reason = プログラム事務局からのコメント：{ $reason }
withdraw = 取り下げる
withdrawn = 申請を取り下げました。何も変更されていません。

## Asking with evidence.

new-legal-name = 法律上の氏名の変更
new-legal-name-lead = 新しい書類のとおりに氏名を変更してください。プログラム事務局が書類と照合したうえで、証明書を元のコードのまま再発行します。
new-company = 会社の変更
new-company-lead = 現在の勤務先の会社名を入力し、雇用主の書面など、それを示す書類を添えてください。
company-name = 会社名
company-missing = 会社名を入力してください。
evidence = それを示す書類
evidence-hint = PDF、JPEG、PNG のファイルを 1～5 点。パスポートや婚姻証明書などです。スタッフだけが閲覧し、決定から 90 日後に削除されます。
evidence-missing = それを示す書類を選んでください。
evidence-too-many = 書類は 5 点までです。先に 1 点を外してください。
evidence-gone = ファイルを読み取れませんでした。移動された可能性があります。もう一度選んでください。
uploading = { $file } をアップロード中…
uploaded = { $file } をアップロードしました。
size = { $size } KB
remove = 外す
send-request = 申請を送信
sending-request = 送信中…
request-sent = 申請を送信しました。状況はこのページで確認できます。
go-back = プロフィールに戻る

## What candidates change by themselves.

other-names = そのほかの氏名
contact = 連絡先
save = プロフィールを保存
saving = 保存中…
saved = プロフィールを保存しました。
elsewhere = 未保存：プロフィールが別の場所で変更されました
elsewhere-by-you = このページを開いた後の { $time } に、別のウィンドウまたは端末で保存されています。そちらが新しい版です。ここに入力した内容は残っています。
elsewhere-by-program = このページを開いた後の { $time } に、プログラム事務局が変更しました。そちらが新しい版です。ここに入力した内容は残っています。
differs = 次の項目が異なります。新しい値が正しい場合はそれを使い、もう一度保存してください。保存時にフォームにある内容が有効になります。
differs-not = 入力した内容に違いはありません。もう一度保存してください。
newer-value = 新しい値：{ $value }
newer-empty = 新しい値：なし
use-newer = 新しい値を使う

## What the vendor gets.

vendors = 試験提供会社に送られる内容
vendors-lead = 試験の予約には、試験用の氏名、住所、電話番号が、提供会社の欄に入る文字で届いている必要があります。
no-vendor = プログラムに接続されている試験提供会社はありません。
vendor-not-sent = 準備完了・未送信
vendor-unfit = 送信できません
vendor-waiting = まもなく送信されます
vendor-sent = 送信済み、確認待ち
vendor-confirmed = 確認済み
vendor-refused = 拒否されました
vendor-said = 回答：{ $message }
vendor-since = { $time } から現在の内容です
vendor-change = 先に次の項目を変更してください。

## The history.

history = 変更の履歴
no-history = まだ変更はありません。変更すると、日時と変更者がここに残ります。
by-you = { $time }、ご本人
by-program = { $time }、プログラム事務局
changed = 変更した項目：{ $fields }
first-version = 最初の版
removed-value = 削除

## 受験上の配慮。

accommodations = 受験上の配慮
accommodations-lead = ほかの人と同じようには受験できない方は、配慮を申請できます。配慮はプロフィールにも証明書にも記載されず、終了すると削除されます。
no-accommodations = 配慮はありません。
accommodations-until = { $day } まで有効です。申し込む試験ごとに試験ベンダーへ伝えます。
end-accommodations = 削除する
accommodations-ended = 削除しました。試験ベンダーにも伝えます。
ask-accommodations = 配慮を申請
new-accommodations-lead = 必要な配慮を選び、医師の診断書や以前の試験の決定など、それを示す書類を添えてください。通常は数日以内にプログラム事務局が判断し、1 年間認めます。
needs = 必要な配慮
needs-missing = 一つ以上選んでください。
consent = 同意
consent-missing = 同意がなければ、申請を扱うことができません。
