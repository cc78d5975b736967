# 日付と期間。クレート `language` 自身が使います (src/dates.rs)。

date = { $year }年{ $month }月{ $day }日
time = { DATE($date) } { $clock } UTC

today = 今日
in-days = { $count }日後
in-months = { $count }か月後
in-years = { $count }年後
days-ago = { $count }日前
months-ago = { $count }か月前
years-ago = { $count }年前
months = { $count }か月
years = { $count }年

# 文中の列挙
list-more = { $first }、{ $rest }
list-end = { $first }、{ $last }
