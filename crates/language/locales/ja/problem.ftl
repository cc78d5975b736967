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
no-key = その名前の鍵はありません。
no-status-list = その番号の状態リストはありません。
no-achievement = 資格一覧にそのコードの資格はありません。
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
contact-needed-by-vendor = 試験配信会社が住所と電話番号を必要としています
agreement-not-asked = 登録時に同意する文書ではありません
mail-sent = メールは先ほど送信しました。
password-of-registration = 別のブラウザーで登録を始めたため、そのとき選んだパスワードの入力が必要です
not-the-registrations-password = この登録で選ばれたパスワードではありません
address-taken-meanwhile = このメールアドレスには、すでにアカウントができています。それでサインインするか、回復してください。
no-registration = このブラウザーで進行中の登録はありません。または期限内に完了しませんでした。

documents-from-to = 書類を 1 から { $most } 件指定してください
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
