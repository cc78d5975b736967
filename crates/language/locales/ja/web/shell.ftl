# すべてのページの枠。
# 文言の追加方法は英語のファイルを参照してください。

skip-to-content = 本文へ移動
main-navigation = メイン
more-navigation = その他
menu = メニュー
catalogue = 資格一覧
verify = 資格の確認
sign-in = サインイン
sign-out = サインアウト
credentials = 保有資格
progress = 進捗
exam-history = 受験履歴
result-imports = 結果の取り込み
claims = 未照合の結果
companies = パートナー企業
duplicates = 重複
signed-out = サインアウトしました。
signed-out-here = このブラウザーではサインアウトしました。サーバーに通知できませんでしたが、サーバー側のセッションは自動的に終了します。
check-a-credential = 資格を確認する
for-programs = 開発者向け API
theme = テーマ
theme-system = システム
theme-light = ライト
theme-dark = ダーク
page-title = { $title } · CertTracker
language = 言語

loading = 読み込み中…
more-shown = さらに { $count } 件を表示しました
show-more = さらに表示
nothing-fits = 該当するものがありません。語を減らすか、別の語でお試しください。
found = { $count } 件見つかりました
copy = コピー
copied = コピーしました
copy-failed = コピーできませんでした。文字列を選択してコピーしてください。
breadcrumb = パンくずリスト
try-again = もう一度試す
request-id = リクエスト <code>{ $id }</code>
unreachable = サーバーに接続できませんでした
unreachable-more = 変更は行われていません。接続を確認してから、もう一度お試しください。
unreadable = サーバーの応答を読み取れませんでした
unreadable-more = ステータス { $status } が返されました。新しい版が動いている可能性があります。ページを再読み込みし、続く場合はサポートにお知らせください。
broken = このページは動作を停止しました
broken-more = CertTracker 自体の不具合によるものです。送信済みの内容は失われていませんが、入力中の内容は残りません。
load-again = ページを再読み込みする
not-found = このアドレスにページはありません
not-found-more = アドレスに誤りがあるか、ページがなくなった可能性があります。
go-to-start = 最初のページへ
check-by-code = コードで資格を確認する
look-up = 資格一覧で探す
part-missing = このページを読み込めませんでした
part-missing-more = プログラムの一部を取得できませんでした。変更は行われていません。接続を確認してから、もう一度お試しください。
close = 閉じる
security = サインインとセキュリティ
mail-choices = メールの設定
my-data = マイデータ
merge-accounts = アカウントの統合
field-fault = { $field }：{ $fault }

account = アカウント
profile = プロフィール
change-requests = 変更の申請

addresses = メールアドレス
agreements = 同意書
