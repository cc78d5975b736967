# 資格の確認（誰でも利用可）。
# 文言の追加方法は英語のファイルを参照してください。

check-a-credential = 資格を確認する
check-more = 証明書に記載されている、または資格とともに届いた確認コードを入力してください。アカウントは不要です。
check-privacy = 証明書の記載内容がすべて表示されるので、1 行ずつ照合できます。誰が確認したかは保有者に通知されません。
code = 確認コード
code-hint = 7QK4M-0ZJ9T-XW3RB-5HD2C のような 20 文字の英数字です。ハイフン、空白、小文字の違いは問いません。
check = 確認する
code-missing = コードを入力してください。
code-mistyped = 文字のどれかに入力ミスがあります。検査用の最後の文字が一致しません。証明書と照らし合わせてください。
code-length = コードは 20 文字の英数字ですが、入力は { $count } 文字です。
code-sign = コードに使われない文字が含まれています。コードは数字と、U を除く A から Z の文字でできています。

checking = 確認しています…
checking-a-credential = 資格を確認しています
not-found = 見つかりません
not-found-more = このコードの資格はこのプログラムでは発行されていません。証明書に記載されている場合、その証明書を信用しないでください。
check-another = 別のコードを確認する
holds = 保有資格
was-issued = 授与された資格
title = { $verdict }：{ $name }、{ $achievement }
checked-on = 確認日時 { $when }
what-it-says = 証明書の記載内容
kind = 種類
number = 番号
earned-on = 取得日
valid-from = 有効開始日
valid-until = 有効期限
end-of-day = { DATE($day) }の終わり（UTC）
does-not-expire = 期限なし
issued = 発行日時
issued-by = 発行者
what-it-took = 満たした要件
the-requirements = 要件
how-earned = 取得の経緯
rule = 規則
rule-version = 第 { $version } 版
how-we-know = 確認の根拠
do-not-trust-us = この表示だけに頼る必要はありません。資格は <code>{ $issuer }</code> により署名されており、Open Badges 3.0 に対応したどの検証ツールでも確認できます。
signed-credential = 署名付き資格データ (JSON)
token = トークン (JWT)
