# 印刷物：証明書とスコアレポート。

## 証明書。

certificate = 証明書
certificate-of = 証明書：{ $title }、{ $holder }
kind-certification = 認定資格
kind-accreditation = パートナー認定
certifies = ここに、次の方が
met-certification = 以下の認定資格の要件をすべて満たしたことを証明します
met-accreditation = 以下のパートナー認定の要件をすべて満たしたことを証明します
scope = 範囲：{ $scope }
number = 証明書番号
scheme = 認証スキーム
scheme-version = 版
earned-on = 取得日
valid-from = 有効期間の開始
valid-to = 有効期限
does-not-expire = 無期限
verify = この証明書を確認する
rosette = コード { $code } だけから描かれた彫刻模様のロゼット。この資格のしるしです。
code = リンク { $link } の QR コード
verify-link = この証明書を { $link } で確認する
credential-file = この証明書が示す署名付きの資格データ。確認する人が検証するものです。

## スコアレポート。

report = スコアレポート
report-of = スコアレポート：{ $exam }、{ $candidate }
result = 結果
state-final = 確定
state-on-hold = 保留中
state-revoked = 取り消し
means-final = この結果は確定しており、プログラムで有効です。
means-on-hold = この結果は審査中で、審査が終わるまで有効になりません。結果が変わることがあります。
means-revoked = この結果は報告後に取り消されました。以下の記載にかかわらず、有効ではありません。
outcome-passed = 合格
outcome-failed = 不合格
outcome-no-show = 欠席
outcome-refused = 同意書を拒否
means-passed = 合格点に達しました。
means-failed = 合格点に達しませんでした。
means-no-show = 予約がありましたが、受験者が来場しなかったか、遅刻しました。
means-refused = 試験の開始時に同意書が承諾されなかったため、採点されていません。
score = スコア
passing-score = 合格点
details = 詳細
candidate = 受験者
candidate-id = 受験者 ID
exam = 試験
exam-code = 試験コード
vendor = 試験ベンダー
sat-on = 受験日時
sat-at = { DATE($day) } { $clock }（{ $zone }）
registration-id = 登録 ID
issued-by = 発行者
issued-on = 発行日
sections = セクション別の成績
section = セクション
notes = 備考
page = { NUMBER($page) } / { NUMBER($pages) } ページ

## ロゴ。

# 資格保有者が印刷するロゴで、資格名の上に置く。
mark-certification = 認定資格
mark-accreditation = パートナー認定
