# What people accept: the agreements, and the receipts.

agreements = 同意書
agreements-lead = 同意した内容と日時、そして新たに同意が必要なものです。
no-agreements = 同意書はありません
no-agreements-more = 現在、同意をお願いしているものはありません。
state-accepted = 同意済み
state-new-version = 新しい版への同意が必要
state-not-accepted = 未同意
in-force = 版 { $version }、{ DATE($day) } から有効
carries-until = 以前の同意は { DATE($day) } まで有効です。
when-needed = 必要になったときに同意をお願いします。
read-and-accept = 読んで同意する
read = 読む
close-text = 閉じる
accept-now = 読みました。同意します
accepting = 送信中…
accepted-now = 同意しました。控えはこのページにあります。
receipts = 控え
accepted-on = 版 { $version }、{ $time } に同意
read-in = 表示言語：{ $language }
not-here = ここで行われた同意ではないため、本文はありません。
download-receipt = 控えをダウンロード
receipt-of = 控え：{ $title }
receipt-person = 同意者：{ $name }、受験者 ID { $id }
receipt-hash = 以下の本文の SHA-256
