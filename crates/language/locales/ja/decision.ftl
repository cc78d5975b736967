# サーバーの判断を文にしたもの。
# 文を加えるには英語のファイルを参照。

heading = { $label }：{ $rule }
pass-exam = 試験 { $exam } に合格する
pass-exam-within = 試験 { $exam } に合格する（{ $span }有効）
complete-course = コース { $title } を修了する
complete-course-within = コース { $title } を修了する（{ $span }有効）
hold = { $title } を保持する
keep-holding = { $title } を保持し続ける
accept = { $title } に同意する
keep-accepted = { $title } に同意し、有効に保つ
all-of = 以下のすべて
all-of-within = 以下のすべて（互いに { $span }以内）
any-of = 以下のいずれか 1 つ
any-number-of = 以下のうち { NUMBER($count) } つ
any-number-of-subjects = 以下のうち { NUMBER($count) } つ（それぞれ別の分野）
core-and-electives = { $core ->
    *[other] 最初の { $core } つと、残りのうち { NUMBER($count) } つ
    }
nothing-twice = { $rule }（重複して数えない）

passed = { DATE($on) }に { $exam } に合格しました。
passed-instead = { DATE($on) }に { $exam } に合格しました。{ $code } として数えます。
not-attempted = 受験の記録はまだありません。
not-passed = { $attempts ->
    *[other] これまでに { $attempts } 回受験。{ DATE($on) }は{ $outcome }。
    }
result-held = { DATE($on) }に { $exam } に合格しましたが、試験配信会社が結果を保留しています（登録番号 { $registration }）。確定すると、その日から数えます。
result-void = { DATE($on) }の { $exam } の結果は取り消され、数えません。
too-old = { DATE($on) }に達成し、{ DATE($until) }まで有効でした。
before-lapse = { DATE($on) }の達成は、以前の認定が失効する前のものです。新しいものが必要です。
used-elsewhere = ここで数えられるものは、すでに別の項目で数えています。
completed = { DATE($on) }に修了しました。
not-completed = まだ修了していません。
held-since = { DATE($since) }から保持しています。
not-held = まだ保持していません。
no-longer-active = { DATE($on) }以降は有効ではありません。
accepted = { DATE($on) }にバージョン { $version } に同意しました。
not-accepted = バージョン { $version } への同意が必要です。
new-version = バージョン { $version } への同意が必要です。以前の同意は { DATE($until) }まで有効でした。
waived = { DATE($on) }にプログラムが免除しました。
counted = { NUMBER($need) } のうち { NUMBER($have) } が完了。
counted-to-go = { NUMBER($need) } のうち { NUMBER($have) } が完了。残り { NUMBER($left) }。

outcome-passed = 合格
outcome-failed = 不合格
outcome-excused = 正当な理由による欠席
outcome-missed = 欠席
outcome-nda-refused = 秘密保持契約に同意されず開始されなかったもの

step-exam = { $exam } に合格する
step-exam-or-another = { $exam } か、代わりに数えるもう 1 つの試験に合格する
step-exam-or-one = { $exam } か、代わりに数える試験のいずれかに合格する
step-earn = { $steps ->
    *[other] まず { $title } を取得する（{ $steps } ステップ）
    }
step-accept = { $title } バージョン { $version } に同意する
step-await = 試験配信会社が { $exam } の結果を確定するのを待つ（登録番号 { $registration }）
renew-achievement = { $title } を取得または更新する
renewal-from = 以下のいずれか 1 つ（終了の { $span }前から）

attempt-withdrawn = 試験配信会社またはプログラムがこの結果を取り消しました。数えません。
attempt-held = 試験配信会社がこの結果を確認中です。確定しだいお知らせします。確定した内容は受験日から数えます。
attempt-passed = 合格です。受験日から数えます。
attempt-failed = 今回は不合格でした。お持ちのものが失われることはありません。
attempt-excused = この予約の欠席は認められました。
attempt-missed = 予約がありましたが、試験配信会社の記録では来場されていません。
attempt-nda-refused = 秘密保持契約に同意されなかったため、試験は開始されませんでした。

standing-active = この資格証明は本物で、有効です。
standing-not-yet-valid = この資格証明は本物です。{ DATE($from) }から有効です。
standing-in-grace = この資格証明は本物です。{ DATE($until) }に終了し、まだ更新できますが、本日は有効ではありません。
standing-expired = この資格証明は本物です。{ DATE($until) }に失効しました。
standing-suspended = { $issuer } がこの資格証明を停止しています。当面は信頼しないでください。
standing-revoked = { $issuer } がこの資格証明を取り消しました。信頼しないでください。
standing-superseded = この資格証明は本物です。新しいものに置き換えられており、そちらが有効です。
standing-under-review = この資格証明は本物で、有効です。{ $issuer } が確認を行っています。
standing-contradicted = この資格証明は { $issuer } の記録と一致しません。信頼しないでください。

signature-holds = すべての記載は発行者が署名したとおりです。
signature-fails = 署名が文書と一致しません。
key-holds = 署名鍵は発行者が公開しているものです。
key-fails = 署名鍵は発行者が公開しているものではありません。
valid-through = { DATE($from) }から { DATE($until) }まで有効（UTC）。
valid-from-on = { DATE($from) }から有効。期限はありません。
status-holds = 発行者は取り消しも停止もしていません。
status-suspended = 発行者が停止しています。
status-revoked = 発行者が取り消しました。
record-holds = 認定は発行者の記録にあり、内容も一致しています。
record-fails = 発行者の記録と内容が一致しません。

## 受験の妨げとなるもの。

obstacle-too-soon = 不合格が { NUMBER($failed) } 回あるため、待機期間があります。{ TIME($from) } から再び受験できます。
obstacle-too-many = { NUMBER($days) } 日間に受験できるのは { NUMBER($attempts) } 回までで、すでに達しています。{ TIME($from) } から再び受験できます。
obstacle-used-up = 受験できるのは { NUMBER($attempts) } 回までで、すでに達しています。受験できるのは、この試験の別のバージョンのみです。
obstacle-passed-until = { DATE($on) } に合格しています。{ TIME($from) } から再び受験できます。
obstacle-passed = { DATE($on) } に合格しています。再受験の必要はなく、認められていません。
obstacle-banned-until = { DATE($until) } まで受験を禁止されています。
obstacle-banned = 受験を禁止されています。
obstacle-not-yet = { DATE($from) } から受験できます。
obstacle-retired = { DATE($on) } まで受験できました。現在は提供されていません。
obstacle-prerequisite = 先に { $title } を保有している必要があります。
obstacle-agreement = 先に { $title }（バージョン { $version }）への同意が必要です。
obstacle-agreement-later = 先に { $title } への同意が必要ですが、有効なバージョンがまだありません。
obstacle-profile = 受験者の情報を試験機関に伝えられません。プロフィールに不足があるか、試験機関の項目に収まらない内容があります。
obstacle-partners-only = パートナー企業の方のための試験で、あなたを登録しているパートナー企業がありません。所属企業のパートナー登録の担当者が追加できます。
section-score = { NUMBER($all) } 問中 { NUMBER($correct) } 問

## How far an authorization is.

authorization-preparing = この試験を受験できることを { $vendor } に通知しています。確認が取れしだい予約できます。
authorization-preparing-at-once = この試験を受験できることを { $vendor } に通知しています。確認が取れしだい始められます。
authorization-ready = { $vendor } で予約できます。{ DATE($until) } までに受験する必要があります。
authorization-ready-at-once = { DATE($until) } まで、{ $vendor } でいつでも始められます。
authorization-booked = 予約済みです。変更またはキャンセルは { $vendor } で行ってください。
authorization-awaiting-result = 試験の時間は終わりました。{ $vendor } からまだ結果が届いていません。
authorization-completed = 結果があります。
authorization-withdrawn = 取り下げられました。受験する場合は、もう一度登録してください。
authorization-expired = { DATE($until) } まで使用できました。受験する場合は、もう一度登録してください。
authorization-refused = { $vendor } が拒否しました：{ $message }。プログラムサポートチームもこれを確認でき、相談することができます。
authorization-refused-profile = { $vendor } がプロフィールの内容を拒否しました：{ $message }。プロフィールを変更すると、すぐに再送されます。
appointment-online = オンライン（ご自身の場所）
appointment-description = 試験 { $exam }、{ $vendor } の登録番号 { $registration }。登録と同じ氏名の身分証明書を二点お持ちください。

## What speaks against an award, to staff.

against-result-held = 根拠となる結果を試験ベンダーが保留しています。
against-no-longer-supported = 取得日に要件を満たしていたことを、現在の記録では確認できません（結果の取り下げや変更など）。
against-supported-from = 記録で要件を満たしているのは { DATE($on) } からで、授与の日付より後です。
against-renewal = 記録が裏付けるのは { DATE($on) } までで、更新は裏付けられません。
against-prerequisite = 継続して保持する必要がある { $title } が、保持されていません。
against-agreement = 継続して有効である必要がある { $title } が、有効ではありません。
against-rule-missing = カタログにこの達成項目、またはその規則の版がありません。
against-by-hand = プログラムの担当者が確認を求めました。
