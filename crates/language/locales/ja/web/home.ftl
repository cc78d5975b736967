# 受験者とスタッフのホーム。
# 文言の追加方法は英語のファイルを参照してください。

front = 認定と資格
candidate-id = 受験者 ID <code>{ $id }</code>
import-results = 試験結果を取り込む
import-results-more = 結果のアーカイブをアップロードします。書き込まずに試すこともできます。
claims = 未照合の結果
claims-more = どの受験者にも一致せず、担当者の判断を待っている結果。
companies = パートナー企業
companies-more = パートナー登録簿の企業、そのメールドメイン、在籍者一人ひとりの状況。
exams-ahead = これからの試験
held = 保有している資格
nothing-held = まだ資格はありません
nothing-held-more = 結果が届くと、取得した資格が自動的にここに表示されます。<a>もっとも近い資格</a>をご覧ください。
lapsing = まもなく失効
ended-on = { DATE($end) }に終了しました。{ DATE($last) }まで更新できます。
ends-on = { DATE($end) }（{ $distance }）に終了します。
what-renews-it = 更新の方法
nearest = もっとも近い資格
all-progress = すべての進捗
last-exam = 直近の試験
whole-history = すべての受験履歴
no-result = まだ結果は届いていません。試験会場から届き次第、ここに表示されます。

exam-vendors = 試験機関
exam-vendors-more = 各試験機関とのやり取りの状況、対応が必要なこと、すべてのメッセージ。
vouchers = バウチャー
vouchers-more = バウチャーのまとまり、渡した相手、使用済みかどうか。
change-requests = 変更の申請
change-requests-more = 受験者が申請した氏名や会社の変更です。書類と照合して決定します。
duplicates = 重複
duplicates-more = 同じ人のものかもしれない受験者 ID と、その共通点。
award-reviews = 審査中の授与
award-reviews-more = 疑義のある授与です。誰かが決定するまで有効です。

## What waits for the candidate.

agreements-wait = 同意をお願いしたいものがあります
agreements-wait-more = { $titles }：手続きが滞らないよう、<a>読んで同意してください</a>。
private-address = 個人のアドレスを追加してください
private-address-more = 登録されているのは会社のアドレスだけです。退職すると、アカウントにアクセスできなくなります。<a>個人のアドレスを追加</a>してください。
