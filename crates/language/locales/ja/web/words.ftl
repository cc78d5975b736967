# サーバーが返す状態を表す語。
# 文言の追加方法は英語のファイルを参照してください。

status-not-yet-valid = 開始前
status-active = 有効
status-in-grace = 終了・更新可能
status-expired = 期限切れ
status-suspended = 停止中
status-revoked = 取り消し
status-superseded = 新しい資格に置き換え済み
status-under-review = 有効・審査中

verdict-not-yet-valid = まだ効力がありません
verdict-active = 有効です
verdict-under-review = 有効・審査中です
verdict-in-grace = 期限切れ・更新可能です
verdict-expired = 期限切れです
verdict-suspended = 停止中です
verdict-revoked = 取り消されています
verdict-superseded = 置き換えられています

result-on-hold = 保留中
result-revoked = 取り下げ
outcome-passed = 合格
outcome-failed = 不合格
outcome-no-show = 欠席
outcome-nda-refused = 同意書を拒否

progress-not-started = 未着手
progress-in-progress = 進行中
progress-pending-agreement = 同意が必要
progress-on-hold = 結果が保留中
progress-met = 保有中
progress-expiring = 保有中・更新時期
progress-in-grace = 終了・更新可能
progress-lapsed = 失効
progress-interrupted = 中断

line-met = 達成
line-expiring = 達成・まもなく終了
line-unmet = 未達成
line-on-hold = 保留中
line-pending-agreement = 要同意

check-passed = 問題なし
check-failed = 不一致
check-signature = 署名
check-key = 署名鍵
check-validity = 有効期間
check-status = 状態
check-record = 発行者の記録

kind-accreditation = パートナー認定
kind-certification = 認定資格
exam-assessment = オンラインアセスメント
exam-proctored = 監督付き試験

basis-requirement = 要件を満たしたため
basis-honorary = 名誉授与
basis-legacy = 以前のプログラムから引き継ぎ
basis-waiver = プログラムによる要件免除
basis-equivalence = 同等と認定

claim-unknown-candidate = この ID の受験者はいません
claim-malformed-candidate-id = 受験者 ID ではありません。形式または検査数字が正しくありません
claim-no-candidate-id = この行に受験者 ID がありません

report-waiting = 確認待ち
report-attached = あなたの結果
report-refused = 不承認
report-withdrawn = 取り下げ
doubt-no-result = この登録番号で待っている結果はありません。
doubt-exam = 別の試験の結果です。
doubt-day = 別の日の結果です。
doubt-name = 氏名が受験者のどの氏名とも、または試験機関が結果とともに伝えた氏名とも一致しません。
doubt-name-untold = 試験機関は結果とともに氏名を伝えていません。
doubt-other-candidate = 結果には別の受験者番号が記されています。
doubt-contested = ほかの人も同じ結果を申請しています。

## 受験上の配慮。

need-extra-half-hour = 30 分の延長
need-time-and-a-half = 時間を 1.5 倍に延長
need-double-time = 時間を 2 倍に延長
need-extra-breaks = 試験時間に含まれない休憩の追加
need-separate-room = 個室
need-reader = 問題を読み上げる人
need-recorder = 解答を書き取る人
need-sign-language-interpreter = 手話通訳者
need-adapted-equipment = 機器の調整（画面、机、持ち込みの機器）

## バウチャー。

voucher-available = 未配布
voucher-assigned = 使用できます
voucher-chosen = 試験に選択済み
voucher-redeemed = 使用済み
voucher-expired = 期限切れ
share-active = 有効
share-expired = 期限切れ
share-used-up = 回数終了
share-revoked = 取り消し済み
watch-asked = 希望中
watch-active = 通知中
watch-declined = 拒否
watch-ended = 終了
shared-licence-number = 証明書番号
shared-criteria = 取得の要件
shared-documents = 確認コードと署名付き資格証明
shared-email = あなたのメールアドレス
