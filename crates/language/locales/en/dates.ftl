# Days and spans; the crate `language` uses them itself (src/dates.rs).

date = { NUMBER($day) } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  } { $year }
time = { DATE($date) }, { $clock } UTC

today = today
in-days = in { $count ->
    [one] 1 day
   *[other] { $count } days
  }
in-months = in { $count ->
    [one] 1 month
   *[other] { $count } months
  }
in-years = in { $count ->
    [one] 1 year
   *[other] { $count } years
  }
days-ago = { $count ->
    [one] 1 day ago
   *[other] { $count } days ago
  }
months-ago = { $count ->
    [one] 1 month ago
   *[other] { $count } months ago
  }
years-ago = { $count ->
    [one] 1 year ago
   *[other] { $count } years ago
  }
months = { $count ->
    [one] 1 month
   *[other] { $count } months
  }
years = { $count ->
    [one] 1 year
   *[other] { $count } years
  }

# A list in a sentence: "a, b and c" is list-more of a and list-end of b and c.
list-more = { $first }, { $rest }
list-end = { $first } and { $last }
