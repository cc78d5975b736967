# Lo que ve un candidato: historial, catálogo, progreso y credenciales.
# Cómo añadir un texto: véase el archivo inglés.

no-exam = Aún no hay exámenes
no-exam-more = Cada intento aparece aquí por sí solo cuando el centro de examen envía su resultado. El <a>catálogo</a> dice a dónde lleva cada examen.
exam-history = Historial de exámenes
exam-history-more = Todos los intentos, del más reciente al más antiguo. Las horas están en su zona horaria.
attempts = Intentos
score = Puntuación: { $score }
score-and-mark = Puntuación: { $score }; mínimo para aprobar: { $passing }
registration = Inscripción <code>{ $id }</code> · registrado desde { $since }

catalogue = Catálogo
catalogue-more = Lo que puede obtener y los exámenes que llevan hasta ello.
catalogue-empty = El catálogo está vacío
catalogue-empty-more = Quien administra este servidor aún no ha cargado un catálogo.
find-achievement = Buscar una acreditación o certificación
find-exam = Buscar un examen
achievements = Acreditaciones y certificaciones
exams = Exámenes
valid-for-span = vigencia: { $span }
retired-on = retirado el { DATE($day) }
counts-towards = Cuenta para
kind = Tipo
code = Código
level = Nivel
level-of = { $level } de 5
valid-for = Vigencia
no-expiry = No vence, que se sepa
renewable = Renovable
renewable-days = { $count ->
     [one] Hasta 1 día después de terminar
     [many] Hasta { $count } días después de terminar
    *[other] Hasta { $count } días después de terminar
    }
rule = Regla
rule-version = Versión { $version }
rule-version-since = Versión { $version }, en vigor desde el { DATE($day) }
see-progress = Ver su progreso
what-it-takes = Qué se necesita
what-renews-it = Qué la renueva

met-on = Cumplido el { DATE($day) }.
counts-until = Cuenta hasta el final del { DATE($day) } (UTC).
what-one-takes = Qué exige { $code }
no-way = Ya no hay forma de obtenerla.
steps-done = { $needed ->
     [one] { $done } de 1 paso hecho
     [many] { $done } de { $needed } pasos hechos
    *[other] { $done } de { $needed } pasos hechos
    }

progress = Progreso
progress-more = Cuánto le falta para cada credencial, de la más cercana a la más lejana.
nothing-to-progress = No hay metas todavía
all-achievements = Todas las acreditaciones y certificaciones
next = Siguiente: { $step }
see-held = Verla entre sus credenciales
nothing-left = No queda nada por hacer.
open-a-line = Abra una línea para ver el motivo.
granted = El programa la otorgó. No se evaluó ningún requisito.
met-on-short = Cumplida el { DATE($day) }
shortest-way = El camino más corto que queda
line-by-line = Línea a línea
worked-out = Calculado para el { DATE($day) }.
worked-out-by = Calculado para el { DATE($day) } con la versión { $version } de la regla.
published-requirements = Los requisitos publicados
how-far = Cuánto le falta
possible-from = Posible desde el { DATE($day) }

credential = Credencial
your-credentials = Sus credenciales
your-credentials-more = Abra una para mostrarla a alguien o descargarla.
all-credentials = Todas sus credenciales
no-credential = Aún no tiene ninguna credencial
no-credential-more = En cuanto sus resultados cumplan los requisitos de una, se emitirá y aparecerá aquí. Vea <a>cuánto le falta</a>.
earned-on-day = Obtenida el { DATE($day) }
valid-until-day = Vigente hasta el { DATE($day) }
number = Número
earned-on = Obtenida el
valid-until = Vigente hasta
end-of-day = el final del { DATE($day) } (UTC)
does-not-expire = No vence
renewable-until = Renovable hasta
issued = Emitida
show-it = Mostrarla a alguien
show-it-more = Quien abra el enlace o escriba el código verá lo que hay en esta página y si sigue en vigor. No necesita cuenta.
verification-link = Enlace de verificación
verification-code = Código de verificación
see-what-they-see = Ver lo que ven
take-it = Llevársela
take-it-more = La credencial firmada, para carteras digitales y otros sistemas. Se demuestra por sí sola, sin este sitio.
open-badges = Open Badges 3.0 (JSON)
certificate-pdf = Certificado en PDF
signed-token = Token firmado (JWT)
what-it-rests-on = En qué se basa
was-upheld = Revisada el { $when } y confirmada: { $reason }
was-revoked = Revocada el { $when }: { $reason }
decided-by = Decidida por la versión { $version } de la regla.

exam-missing = ¿Falta un examen que hizo antes de tener cuenta? <a>Reclámelo con su informe de puntuación</a>.
score-reports = Tengo un informe de puntuación
score-reports-more = Los resultados que el proveedor de exámenes envió sin su ID de candidato esperan a su dueño. Copie lo que dice el informe: un resultado que encaja es suyo al instante; lo demás lo revisa el equipo de soporte del programa.
score-reports-sent = Informes que ha enviado
no-score-report = No ha enviado ningún informe
no-score-report-more = Cuando envíe uno, verá aquí qué pasa con él.
registration-id = ID de registro
registration-id-hint = Figura en el informe de puntuación.
exam-code = Código del examen
exam-code-hint = Por ejemplo, 320-301.
sat-on = Día del examen
report-name = Nombre en el informe
report-name-hint = Tal como figura, aunque difiera de su nombre aquí.
fill-in = Copie esto del informe.
choose-day = Indique el día del examen.
claim-result = Reclamar el resultado
claiming = Reclamando …
report-attached = El resultado es suyo. Lo encontrará en su historial.
report-waits = Enviado. El equipo de soporte lo revisará, o el resultado aún no ha llegado.
report-withdrawn = Retirado.
withdraw = Retirar

## Un examen.

languages = Idiomas
delivered-by = Lo imparte
may-i-sit-it = ¿Puede realizarlo ahora?
may-sit = Puede realizar este examen.
may-not-sit = Ahora no puede realizar este examen.
may-sit-from = Desde el { $time } nada lo impide.
what-is-in-the-way = Qué lo impide
to-profile = Completar su perfil
to-agreements = Leerlo y aceptarlo
see-what-it-takes = Ver qué se exige
sign-in-to-know = <a>Inicie sesión</a> para ver si puede realizarlo.
register = Inscribirme en este examen
pay-by-voucher = Pagar con un vale
without-voucher = Sin vale
voucher-until = { $code }, hasta el { $day }
registering = Inscribiendo…
badge-png = Insignia (PNG)
badge-svg = Insignia (SVG)
add-to-linkedin = Añadir a LinkedIn
