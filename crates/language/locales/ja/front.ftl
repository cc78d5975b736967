# トップページ。
# 文言の追加方法は英語のファイルを参照してください。

description = 専門資格の取得、保有、証明をひとつの場所で。
loading = 読み込み中…
no-script = このページ以外では、CertTracker はブラウザー上で動作するため JavaScript が必要ですが、現在無効になっています。JavaScript なしで資格を確認するには、<code>/api/v1/verifications/</code> に続けて確認コードを入力したアドレスを開いてください。
title = 確かな実力を、確かな証明に
lead = CertTracker は試験結果を保管し、認定や資格へとつなげ、それが本物であることを誰でも確認できるようにします。
offers = ここでできること
history = 試験とアセスメントの履歴を見る
history-more = すべての受験とスコア、そしてその意味をわかりやすい言葉で。
requirements = 各資格の要件を読む
requirements-more = 判定に使われる規則そのものを、認定にも資格にも、文章で示します。
progress = 進捗を確認する
progress-more = 満たした要件、足りない要件とその理由、そして残る最短の道のり。
certificates = 電子証明書を受け取る
certificates-more = ウォレットや他のシステムで読み取れる、署名付きの資格データ。
show = 第三者に資格を示す
show-more = 雇用主がアカウントなしで確認できるリンクとコード。
exams = Pearson VUE の試験に申し込む
contact-details = 連絡先を確認・更新する
logos = プログラムのロゴをダウンロードする
support = プログラムサポートチームに問い合わせる
not-yet = 準備中です。
first-time = 初めてのご利用ですか?
first-time-more = パートナー企業にお勤めの場合、アカウントは会社のパートナー記録から作成され、取得した資格は会社の実績として数えられます。有効な連絡先記録があるかどうかを、会社の主担当者にお尋ねください。アカウントはその記録をもとに作成されます。
first-time-self = ご自身で利用される方は登録してください。所要時間は約 5 分で、1 週間以内であれば中断して再開できます。
register = 登録する
recover = ユーザー名またはパスワードをお忘れですか
faq = よくある質問
privacy = プライバシー通知
partner-staff = パートナー企業にお勤めですか
