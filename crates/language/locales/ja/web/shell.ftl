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
