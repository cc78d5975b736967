## Which mails somebody gets.

mail-choices = メールの設定
mail-choices-lead = メールは { $email } に送られます。お送りしてよい内容をお選びください。
service-mails = アカウントに関するメール
service-mails-more = 試験結果、資格、サインイン、セキュリティに関するメールは、アカウントをお持ちの方全員に送られ、停止できません。アカウントのご利用に必要なためです。
topics = 選択できるトピック
topics-lead = ご希望がない限りお送りしません。各メールには、そのトピックをワンクリックで停止できるリンクがあります。
save-choices = 設定を保存
choices-saved = 設定を保存しました。
receipts = 選択の記録
receipts-lead = 同意と撤回はすべて、同意された文面とともにここに残ります。
no-receipts = まだ何も選択していません。
receipt-given = { $topic }：希望
receipt-withdrawn = { $topic }：停止
by-mail-choices = このページで
by-unsubscribe-link = メールのリンクで
receipt-text = 同意した文面
receipt-hash = 文面の SHA-256：{ $hash }
your-language-more = サインイン中に各ページの下部で選んだ言語で、メールをお送りします。

## The link in a mail.

unsubscribe = メールを停止する
unsubscribe-lead = 「{ $topic }」のメールをお送りしています。ボタンを押すと停止します。サインインは必要ありません。
unsubscribe-press = このメールを停止
unsubscribed = 停止しました
unsubscribed-lead = 「{ $topic }」のメールは今後お送りしません。
unsubscribed-more = アカウントに関するメールは引き続き届きます。メールの設定から、トピックをもう一度希望することもできます。
unsubscribe-unusable = このリンクで停止できるメールはありません
unsubscribe-unusable-more = リンクが途中で切れているか、アカウントがすでにありません。メールのリンク全体をコピーするか、サインインしてメールの設定をご覧ください。

## A copy of one's data, and being erased; how long everything is kept.

my-data = マイデータ
my-data-lead = あなたについて保有しているすべてのデータの写しを受け取ったり、消去を申請したりできます。
export = データの写し
export-lead = 閲覧用のページ、プログラム用の同じデータ、提出書類、署名済みの資格を収めた ZIP ファイルです。バックグラウンドで作成し、準備ができたらメールでお知らせします。
export-ask = データを請求
export-again = 新しい写しを請求
export-asked = データを準備しています。
export-waiting = 受け付けました。順番を待っています。
export-in-progress = 作成中です。
export-mail = このページでお待ちいただく必要はありません。準備ができたらメールをお送りします。
export-ready = データの準備ができました。
export-until = ダウンロード期限：
export-download = ダウンロード（{ $size } kB）
erasure = データの消去
erasure-lead = 保有しているデータは、次のように扱われます。
erasure-goes = 消去されるもの
erasure-stays = 残るものとその理由
part-account = アカウント、サインイン、セッション
part-profile = メールアドレス、連絡先、プロフィール
part-requests = 変更申請とその書類
part-mails = メール、同意、受領記録
part-companies = 登録した会社と在籍期間
part-credentials = 資格
part-credentials-why = 氏名と署名済みの文書は消去されます。番号は、ほかの人に割り当てられないように残ります。確認した人には、利用できなくなったと表示されます。
part-results = 試験結果とその他の事実
part-exams = 試験の登録と予約
part-exams-why = 試験機関に通知された内容は、各機関の規則に従って保管されます。
part-results-why = 氏名のない形で残ります。プログラムの統計と再受験の規則の根拠となるためです。
part-awards = 授与
part-awards-why = 個人を特定する情報は含まれません。プログラムには、決定とその根拠を記録に残す義務があります。
part-erasure = 消去された事実
part-erasure-why = 実行したことを示すために必要です。会社のデータから再登録されないよう、アドレスのハッシュも残ります。
erasure-ask-title = 消去を申請する
erasure-password = パスワード
erasure-ask = データの消去を申請
erasure-by-passkey = パスキーで申請
erasure-passkey-failed = パスキーは使われませんでした。何も変更されていません。
erasure-asked = 消去を申請しました。
erasure-pending = 消去を申請しました。実行日時：
erasure-pending-more = それまでは通常どおりご利用でき、取り消すこともできます。その後は誰にも元に戻せません。
erasure-cancel = 申請を取り消す
erasure-cancelled = 消去を取り消しました。アカウントはそのままです。
retention = データの保存期間
retention-lead = サーバーはこの表に従い、保存期間を過ぎたデータを削除します。
retention-what = 対象
retention-kept = 期間
retention-from = 起算
retention-reason = 理由
erasure-records = { NUMBER($count) } 件
erasure-ask-lead = { $days ->
    [0] 直ちに実行され、取り消せません。
   *[other] { $days } 日後に実行されます。それまでは取り消せます。
  } 受付時と実行時にメールをお送りします。
