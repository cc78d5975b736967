# Días y plazos; los usa el propio crate `language` (src/dates.rs).

date = { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
  } de { $year }
time = { DATE($date) }, { $clock } UTC

today = hoy
in-days = dentro de { $count ->
    [one] 1 día
    [many] { $count } de días
   *[other] { $count } días
  }
in-months = dentro de { $count ->
    [one] 1 mes
    [many] { $count } de meses
   *[other] { $count } meses
  }
in-years = dentro de { $count ->
    [one] 1 año
    [many] { $count } de años
   *[other] { $count } años
  }
days-ago = hace { $count ->
    [one] 1 día
    [many] { $count } de días
   *[other] { $count } días
  }
months-ago = hace { $count ->
    [one] 1 mes
    [many] { $count } de meses
   *[other] { $count } meses
  }
years-ago = hace { $count ->
    [one] 1 año
    [many] { $count } de años
   *[other] { $count } años
  }
months = { $count ->
    [one] 1 mes
    [many] { $count } de meses
   *[other] { $count } meses
  }
years = { $count ->
    [one] 1 año
    [many] { $count } de años
   *[other] { $count } años
  }

# Una lista dentro de una frase: «a, b y c» es list-more de a y list-end de b y c.
list-more = { $first }, { $rest }
list-end = { $first } y { $last }
