# 拒否されたリクエストへの説明。
# 文言の追加方法は英語のファイルを参照してください。

title-malformed-json = 本文がこの操作で読み取れる JSON ではありません
title-invalid-request = 受け付けられない値があります
title-not-found = このアドレスには何もありません
title-method-not-allowed = このアドレスではそのメソッドを使えません
title-not-acceptable = 受け入れ可能なメディアタイプは提供されていません
title-request-timeout = 本文が時間内に届きませんでした
title-conflict = リクエストが現在の状態に合いません
title-payload-too-large = 本文が大きすぎます
title-unsupported-media-type = 本文のメディアタイプはこの操作では読み取れません
title-unauthenticated = 先にサインインしてください
title-invalid-credentials = ユーザー名またはパスワードが正しくありません
title-session-ended = このセッションは終了しました
title-forbidden = この操作は許可されていません
title-too-many-requests = 試行回数が多すぎます
title-archive-refused = 結果アーカイブ全体が拒否されました
title-mistyped-code = このコードには入力ミスがあります
title-busy = サーバーが混み合っています
title-unavailable = サーバーの一部が利用できません
title-internal = こちら側で問題が発生しました
title-last-way-in = サインインできる方法がなくなります
title-second-factor-required = サインインにはもう一段階必要です
title-proof-refused = この証明は受け付けられませんでした
title-confirmation-required = もう一度ご本人であることを証明してください
title-link-unusable = このリンクは無効になりました
title-account-merged = このアカウントは別のアカウントに統合されています
title-merge-refused = この二つのアカウントは統合できません
title-not-eligible = この試験を受験できない理由があります
title-call-back-refused = このコールバックは受け付けられませんでした
title-registration-incomplete = まだ足りないものがあります
title-precondition-failed = 読み込んだ後に変更されています
title-precondition-required = どの状態を読んだかを指定してください
title-document-refused = このファイルは証明書類として受け付けられません
title-partner-company = このアカウントはパートナー企業が作成します
title-credential-erased = この資格は利用できなくなりました

reads-media-type = この操作は `{ $media-type }` を読み取ります。
no-encoding = 本文は `Content-Encoding` なしで読み取られます。
largest-body = 受け付けられる本文は最大 { $bytes } バイトです。
body-cut-short = 本文がすべて届く前に途切れました。
at-line = { $line } 行 { $column } 列：{ $fault }。
more-after-end = 値の終わりの後に続きがあります
query-unreadable = クエリ文字列を読み取れませんでした：{ $fault }。
offered-here = 提供しているもの：{ $types }。
from-your-address = お使いのアドレスからのリクエストが多すぎます。
token-not-valid = アクセストークンは無効になりました。
for-candidates = 受験者専用です。
no-credential = その資格はありません。
no-share = そのような共有はありません。
no-watch = 通知を希望した人は見つかりません。
watch-is-over = これは終了しています。終了されたか、共有が取り消されました。
watches-enough = この共有についての希望が上限に達しています。先に持ち主の回答が必要です。
share-how-many = ご自身の資格証明を 1～{ NUMBER($most) } 件選んでください
share-revoked = この共有は取り消されました。新しく作成してください。
share-expired = このリンクの期限は過ぎています。送信者に新しいリンクを依頼してください。
share-used-up = このリンクは開ける回数に達しました。送信者に新しいリンクを依頼してください。
share-taken-back = 送信者がこのリンクを取り消しました。
share-unknown = このリンクの先には何もありません。リンクが途中で切れている可能性があります。メールからもう一度開いてください。
shares-enough = 1 日に { NUMBER($most) } 件がメールで送信されました。宛先なしで作成してご自身でリンクを渡すか、しばらくお待ちください。
day-between = { DATE($first) } から { DATE($last) } までの日付にしてください
number-between = { NUMBER($least) } から { NUMBER($most) } までの数にしてください
no-key = その名前の鍵はありません。
no-status-list = その番号の状態リストはありません。
no-achievement = 資格一覧にそのコードの資格はありません。
no-exam = このコードの試験はありません。
no-import = その ID の完了した取り込みはありません。
no-such-code = その確認コードの資格はありません。
no-agreement = その同意書、またはその版の本文はありません。
newer-agreement = 現在の版は { $version } です。お読みになったうえで同意してください。
session-has-ended = セッションは終了しました。
authenticator-there = すでに認証アプリが登録されています。先に削除してください。
second-factor-first = リカバリーコードは認証アプリまたはパスキーの代わりに使うものです。先にどちらかを追加してください。
passkeys-enough = すでに { $most } 個のパスキーがあります。使っていないものを削除してください。
passkey-known = このパスキーは登録済みです。
too-many-guesses = 誤りが多すぎます。
user-name-taken = このユーザー名は使用されています。
address-taken = このメールアドレスにはすでにアカウントがあります。
candidate-taken = この受験者にはすでにアカウントがあります。
no-candidate = その ID の受験者はいません。
code-mistyped = 文字のどれかに入力ミスがあります。検査用の最後の文字が一致しません。
code-malformed = 確認コードは U を除く 20 文字の英数字です。

must-not-be-empty = 入力してください
too-long = { $most } バイト以内で入力してください
number-from-to = { $least } から { $most } までの整数で指定してください
foreign-cursor = この一覧が発行したカーソルではありません
file-name = 制御文字を含まない 1 から { $most } バイトの名前にしてください
day-malformed = 2024-05-01 のような日付で指定してください
day-ahead = 今日（{ DATE($today) }、UTC）以前の日付を指定してください。先のことは記録にありません
verification-codes-from-to = コードは 1 から { NUMBER($most) } 個までです。{ NUMBER($count) } 個あります
user-name-form = 3 から 64 文字の英数字、`.`、`_`、`-` で入力してください
must-be-address = メールアドレスを入力してください
length-from-to = { $least } から { $most } バイトで入力してください
password-short = { $least } 文字以上にしてください。いくつかの単語を並べるとよいでしょう
password-repetitive = { $least } 種類以上の文字を使ってください
password-common = 最初に試されるパスワードのひとつです。別のものにしてください
password-personal = お名前やこちらの名称とほとんど同じです。ほかの語を加えてください
not-the-apps-code = アプリに現在表示されているコードではありません。端末の時刻を確認してください
not-your-password = パスワードが違います
not-the-answer = 認証器からの正しい応答ではありません。もう一度お試しください
name-length = 1 から { $most } 文字で入力してください
account-for-whom = アカウントは受験者用、スタッフ用、またはその両方です
not-the-hash = この言語の本文のハッシュではありません

longer-than = { $longest } 文字以内で入力してください
character-refused = { $character } はここでは使えません
no-letter = 文字を 1 つ以上含めてください
one-of = 次のいずれかにしてください：{ $names }
certificate-not-own = 法的氏名の語だけで構成してください。法的氏名を変えるには、証明書類を添えて申請してください
candidate-id-malformed = CT-123456789-78 の形で入力してください
candidate-id-mistyped = 数字に入力ミスがあります。検査用の末尾 2 桁が一致しません
birth-date-implausible = 存命の方の生年月日となりうる過去の日付にしてください
language-unknown = 一覧にある言語か `undisclosed` にしてください
not-of-the-list = 実在するものを選んでください
address-part-not-used = この国の住所にこの項目はありません。空のままにしてください
too-many-lines = { $most } 行以内で入力してください
postal-code-malformed = この国の郵便番号の形（例：{ $example }）で入力してください
postal-code-elsewhere = 国内の別の地域の郵便番号です
phone-character = 数字、空白、`+`、`-`、`.`、`/`、`(`、`)` だけを使ってください
phone-calling-code = どの国のものでもない国番号で始まっています
phone-too-short = この国の番号としては短すぎます
phone-too-long = この国の番号としては長すぎます
phone-unlike = この国の番号の形ではありません
contact-needed-by-vendor = 試験配信会社が住所と電話番号を必要としています。
agreement-not-asked = 登録時に同意する文書ではありません
mail-sent = メールは先ほど送信しました。
password-of-registration = 別のブラウザーで登録を始めたため、そのとき選んだパスワードの入力が必要です
not-the-registrations-password = この登録で選ばれたパスワードではありません
address-taken-meanwhile = このメールアドレスには、すでにアカウントができています。それでサインインするか、回復してください。
no-registration = このブラウザーで進行中の登録はありません。または期限内に完了しませんでした。

documents-from-to = 書類を 1 から { $most } 件指定してください
no-accommodation = 必要な配慮を一つ以上指定してください
one-time-only = 時間の指定は一つだけにしてください
consent-needed = 同意する文章のハッシュを指定してください。同意がなければ申請を扱えません
change-request-open = この種類の申請がすでに受付中です。先に取り下げるか、決定をお待ちください。
change-request-settled = この申請はすでに処理済みです。
own-request = 自分の申請を自分で決定することはできません。
not-your-document = 申請を待つあなたの書類ではありません。もう一度アップロードしてください
too-many-documents = 申請を待つ書類が多すぎます。それらを添えて申請するか、1 日お待ちください。
document-empty = ファイルが空です。
document-unknown = ファイル名にかかわらず、PDF、JPEG、PNG のいずれでもありません。
document-damaged = ファイルが途中で切れているか、壊れています。
document-ambiguous = ファイルに書類以外のものが含まれています。印刷またはスキャンし直したものを送ってください。
document-active = PDF がプログラムを実行するか、ほかのファイルを含んでいます。通常の PDF に印刷し直して送ってください。

result-there = この結果はすでに受験履歴にあります。
score-report-there = このスコアレポートはすでに送信済みで、決定を待っています。
score-reports-enough = すでに { $most } 件のスコアレポートが決定を待っています。決定を待つか、1 件取り下げてください。
registration-id-form = スコアレポートに印刷されているとおり、1 から 40 文字の英数字、`.`、`_`、`-` で入力してください
day-in-future = 未来の日付は指定できません
result-settled = この結果はすでに誰かのものになっています。
award-review-is-over = この授与は、この理由での審査中ではなくなりました。もう一度読んでから決定してください。

## Taking an invitation.

password-missing = 空にはできません
agreement-missing = 続けるには「{ $title }」への同意が必要です
invitation-used = この招待はすでに使われています。サインインするか、アカウントを回復してください。
invitation-expired = この招待の期限が切れています。勤務先に新しい招待をご依頼ください。
invitation-unknown = 該当する招待がありません。リンクが途中で切れているか、新しいメールに置き換えられたか、招待が取り消されています。

## One's own data.

no-subscription = このリンクで停止できるメールはありません。リンクが途中で切れているか、アカウントがすでにありません。
one-click-form = 本文はフォーム `List-Unsubscribe=One-Click` でなければなりません。
export-under-way = データはすでに準備中です。
no-export = そのエクスポートはないか、保存期間を過ぎています。
account-runs-program = このアカウントはプログラムを運営しています。先に運用担当者へその権限の解除を依頼してください。
erasure-waits = 消去はすでに申請されています。
no-erasure = 待機中の消去の申請はありません。

## E-mail addresses of an account.

address-yours = すでに登録済みのアドレスです
addresses-enough = すでに { NUMBER($most) } 件のアドレスがあります。使わないものを削除してください。
address-verified-already = このアドレスはすでに確認済みです。
address-mails-enough = 本日は新しいアドレスへのメールの上限に達しました。明日もう一度お試しください。
verify-address-first = 先に、届いたメールのリンクでこのアドレスを確認してください。
address-not-for-primary = このアドレスはメインにできません。
primary-address-stays = メインのアドレスです。先に別のアドレスをメインにしてください。

## アカウントの統合。

account-merged = { TIME($at) } に統合されました。残したアカウントでサインインしてください。統合にお心当たりがない場合は、その日にこのアカウントのアドレスへ送られたメールのリンクから、30 日間は元に戻せます。
not-the-pair = もう一方のアカウントのユーザー名またはパスワードが正しくありません
merge-with-itself = サインイン中のアカウントです。もう一方のアカウントのサインイン情報を入力してください。
merge-of-staff = 一方のアカウントはプログラムを運営しています。そのようなアカウントは統合できません。
merge-of-no-candidate = もう一方のアカウントは受験者のものではないため、統合するものがありません。
merge-before-erasure = 一方のアカウントは消去される予定です。先に取り消してください。
merge-of-other-name = 二つのアカウントに共通する氏名がありません。氏名が変わった場合は、先に証明書類を添えて法律上の氏名の変更を申請し、その後で統合してください。
merge-of-other-birth-date = 二つのアカウントの生年月日が異なります。先に誤っているほうをプロフィールで訂正し、その後で統合してください。
merge-is-over = この統合はすでに確定されたか、期限が過ぎています。最初からやり直してください。
merge-cannot-be-undone = この統合は有効でないか、30 日を過ぎています。
duplicate-is-settled = すでに判断されています。
nobody-to-ask = 一方には、メールを送れるアカウントがありません。

## Exams at vendors.

exam-without-vendor = この試験は現在ここでは実施されていないため、登録できません。再開の時期はプログラムサポートチームにお問い合わせください。
exam-being-taken-back = この試験への以前の登録を { $vendor } が取り消しているところです。完了してから、もう一度登録してください。通常は1時間ほどかかります。
not-eligible = { $reasons } 何も変更されていません。
no-authorization = その番号の受験許可はありません。
no-exam-result = その ID の試験結果はありません。
not-printable = 次の文字を含むフォントがないため印刷できません：{ $characters }。証明書用の氏名を変えると印刷できます。
too-long-to-print = 記載する内容が 1 ページに収まりません。
card-title = { $holder }：{ $achievement }
certificate-not-in-force = 停止中または取り消された資格の証明書は印刷できません。
cancel-first = 予約があります。まず { $vendor } でキャンセルしてください。こちらに通知が届くと、受験許可を取り下げられます。
authorization-over = すでに終了しているため、取り下げるものはありません。
not-to-be-booked = 今は予約できません。{ $explanation }
no-booking-pages = { $vendor } の予約ページは登録されていません。プログラムサポートチームにご相談ください。
no-appointment = その番号の予約はありません。
no-exchange = その番号のメッセージはありません。
exchange-not-kept = このメッセージの内容は保管期間を過ぎたため、もうありません。各行の結果は残っています。
exchange-waits = すでに送信または読み取りを待っています。
exchange-sent-whole = 送信したものは、全体としてのみ再送できます。
no-exam-vendor = そのコードの試験機関はありません。
no-call-backs = この試験機関はコールバックを送るように設定されていません。
no-call-back-kind = その種類のコールバックはありません。
call-back-without-proof = bearer トークンを含む Authorization ヘッダーが必要です。
call-back-repeated = このトークンはすでに使われています。
call-back-unreadable = 本文をイベントとして読み取れません：{ $fault }
call-back-wrong-proof = トークンは受け付けられません：{ $fault }

## それぞれの意味と対処。

problems = エラーの種類
problems-lead = このサーバーのエラーは、必ずこのいずれかです（RFC 9457）。
problem-type = 種類
problem-status = HTTP ステータス
all-problems = エラーの一覧
help-malformed-json = リクエスト本文を、文書に定められた形の JSON として読み取れませんでした。`detail` に行と列が示されます。
help-invalid-request = `errors` に、拒否されたすべての値が、JSON ポインターまたはパラメーター名、コード、受け付けられる内容とともに示されます。
help-not-found = アドレスが誤っているか、そこにあったものがなくなったか、その存在を知る権限がありません。
help-method-not-allowed = 使えるメソッドは `Allow` ヘッダーに示されます。
help-not-acceptable = 提供しているメディアタイプは `detail` に示されます。
help-request-timeout = リクエスト本文の途中で通信が途絶えました。届いた部分は一切使われていません。もう一度送信してください。
help-conflict = 先に別の変更が行われたか、同じものがすでに存在します。もう一度読み込んでから判断してください。
help-last-way-in = これはアカウントへの唯一のサインイン方法です。先に別の方法を追加してください。
help-precondition-failed = `If-Match` のエンティティタグが現在の状態のものと一致しません。もう一度読み込んでから判断してください。
help-precondition-required = 見ていない内容を上書きすることがないよう、更新には、読み込んだものの `ETag` を指定した `If-Match` が必要です。
help-document-refused = 書類は、完全な PDF、JPEG、PNG のいずれかのファイルで、ほかのものを含まないことが必要です。このファイルの問題は `detail` に示されます。
help-payload-too-large = 受け付けられる本文の最大の大きさは `detail` に示されます。
help-unsupported-media-type = `detail` に示されたメディアタイプを `Content-Type` として送信してください。
help-unauthenticated = アクセストークンが送信されていないか、期限切れか、無効にされています。サインインするか、セッションを更新してください。
help-invalid-credentials = この組み合わせに一致するアカウントはありません。アカウントの有無にかかわらず、応答は同じです。
help-second-factor-required = パスワードは正しく、アカウントには二段階目の認証が必要です。使える方法は `factors` に示されます。そのいずれかを `challenge` とともに、10 分以内に `/api/v1/session/continuation` へ送信してください。
help-proof-refused = このコードまたはパスキーではサインインを完了できません。コードは 1 回だけ、約 1 分間有効です。
help-confirmation-required = この操作には、直近数分以内の本人証明が必要です。`/api/v1/session/confirmation` でセッションを確認してから、もう一度リクエストしてください。
help-session-ended = リフレッシュトークンが不明か、期限切れか、二度使われました。二度使われた場合は、そこから派生したすべてのセッションが終了しています。もう一度サインインしてください。
help-link-unusable = メールのリンクは一度だけ、限られた時間に使えます。新しいメールが送られると、以前のメールのリンクは使えなくなります。新しいリンクを請求してください。
help-registration-incomplete = すべての手順が完了すると、アカウントを作成できます。残りの手順は `missing` に示されます。
help-partner-company = パートナー企業の方は、ご自身での登録はできません。アカウントは会社が管理する登録簿から作られます。`company` は会社名、`role` は社内の問い合わせ先です。
help-forbidden = サインインしていますが、お客様の役割にこの操作は含まれていません。
help-account-merged = 所有者がこのアカウントを別のアカウントに統合しました。統合先のアカウントでサインインしてください。統合を知らせるメールのリンクから、一定期間は元に戻せます。
help-merge-refused = 統合できるのは同じ人のアカウントだけで、それらについてほかの決定がない間に限られます。統合できない理由は `detail` に示されます。
help-not-eligible = 今はこの試験を受験できません。理由はすべて `detail` に示されます。`/api/v1/me/exams/CODE/eligibility` では同じ内容をデータとして取得できます。
help-call-back-refused = 試験機関からのコールバックは、数分以内に、このサーバーとこの本文のために作られ、一度だけ使われるトークンで証明する必要があります。問題は `detail` に示されます。
help-too-many-requests = `Retry-After` に示された秒数だけ待ってから、もう一度お試しください。
help-archive-refused = このファイルは、このシステムが読み取れる結果アーカイブではありません。何も取り込まれていません。理由は `detail` に示されます。
help-credential-erased = 保有者がデータの消去を申請しました。発行者はこの資格について、有効とも無効とも表明しなくなりました。
help-mistyped-code = 確認コードは 20 文字の英数字で、最後の文字はほかの文字を検査するためのものです。証明書と照らし合わせてください。
help-busy = データベースが時間内に応答しませんでした。変更は行われていません。`Retry-After` に示された秒数の後に、もう一度お試しください。
help-unavailable = サーバーが起動中か停止中、またはデータベースに接続できません。変更は行われていません。しばらくしてから、もう一度お試しください。
help-internal = 送信された内容が記録なしに失われたことはありません。障害は記録されています。サポートに `request_id` をお知らせください。

## バウチャー。

no-such-vendor = 接続されているベンダーのコードを指定してください：{ $known }
day-is-over = すでに過ぎています
codes-from-to = コードを 1 から { NUMBER($most) } 件指定してください
no-voucher-code = バウチャーのコードではありません。A から Z の文字、数字、ハイフンで 4 から 40 文字です
code-twice = 一覧に二度あります
code-known = すでに登録されています
no-such-candidate = 該当する受験者がいません
pool-is-over = このまとまりのバウチャーは期限切れです。
no-voucher-left = このまとまりのバウチャーは残っていません。
no-voucher = そのバウチャーはありません。
no-voucher-pool = そのバウチャーのまとまりはありません。
voucher-not-out = 取り戻せるのは、誰かが持っていて、まだ受験に使われていないバウチャーだけです。
voucher-for-another-exam = 別の試験または別のベンダーのものです
voucher-is-used = すでに使われているか選ばれている、または期限切れです
