# Lo que decide el servidor, en frases.
# Cómo añadir un texto: véase el archivo inglés.

heading = { $label }: { $rule }
pass-exam = Aprobar el examen { $exam }
pass-exam-within = Aprobar el examen { $exam }, que cuenta durante { $span }
complete-course = Completar el curso { $title }
complete-course-within = Completar el curso { $title }, que cuenta durante { $span }
hold = Tener { $title }
keep-holding = Tener { $title } y conservarlo
accept = Aceptar: { $title }
keep-accepted = Aceptar: { $title }, y mantenerlo vigente
all-of = Todos estos
all-of-within = Todos estos, con un máximo de { $span } entre ellos
any-of = Uno cualquiera de estos
any-number-of = { NUMBER($count) } cualesquiera de estos
any-number-of-subjects = { NUMBER($count) } cualesquiera de estos, cada uno de una materia distinta
core-and-electives = { $core ->
     [one] El primero de estos y { NUMBER($count) } cualesquiera de los demás
     [many] Los primeros { $core } de estos y { NUMBER($count) } cualesquiera de los demás
    *[other] Los { $core } primeros de estos y { NUMBER($count) } cualesquiera de los demás
    }
nothing-twice = { $rule }; nada cuenta dos veces

passed = Aprobó { $exam } el { DATE($on) }.
passed-instead = Aprobó { $exam } el { DATE($on) }, que cuenta como { $code }.
not-attempted = Aún no consta ningún intento.
not-passed = { $attempts ->
     [one] 1 intento hasta ahora; { $outcome } el { DATE($on) }.
     [many] { $attempts } de intentos hasta ahora; { $outcome } el { DATE($on) }.
    *[other] { $attempts } intentos hasta ahora; { $outcome } el { DATE($on) }.
    }
result-held = Aprobó { $exam } el { DATE($on) }, pero el proveedor de exámenes retiene el resultado (registro { $registration }). Contará desde ese día cuando se publique.
result-void = El resultado de { $exam } del { DATE($on) } se retiró y no cuenta.
too-old = Hecho el { DATE($on) }, que contó hasta el { DATE($until) }.
before-lapse = Hecho el { DATE($on) }, antes de que caducara la concesión anterior; hace falta uno más reciente.
used-elsewhere = Lo que contaría aquí ya cuenta para otra línea.
completed = Completado el { DATE($on) }.
not-completed = Aún sin completar.
held-since = Obtenido el { DATE($since) }.
not-held = Aún sin obtener.
no-longer-active = Sin vigencia desde el { DATE($on) }.
accepted = Versión { $version } aceptada el { DATE($on) }.
not-accepted = La versión { $version } está pendiente de aceptación.
new-version = Hay que aceptar la versión { $version }; la aceptación anterior valió hasta el { DATE($until) }.
waived = Dispensado por el programa el { DATE($on) }.
counted = { NUMBER($have) } de { NUMBER($need) } hechos.
counted-to-go = { NUMBER($have) } de { NUMBER($need) } hechos; quedan { NUMBER($left) }.

outcome-passed = aprobado
outcome-failed = no aprobado
outcome-excused = ausencia justificada
outcome-missed = ausencia
outcome-nda-refused = sin empezar, porque se rechazó el acuerdo de confidencialidad

step-exam = Aprobar { $exam }
step-exam-or-another = Aprobar { $exam }, u otro que cuente por él
step-exam-or-one = Aprobar { $exam }, o uno que cuente por él
step-earn = { $steps ->
     [one] Obtener primero { $title } (1 paso)
     [many] Obtener primero { $title } ({ $steps } de pasos)
    *[other] Obtener primero { $title } ({ $steps } pasos)
    }
step-accept = Aceptar: { $title }, versión { $version }
step-await = Esperar a que el proveedor de exámenes publique el resultado de { $exam } (registro { $registration })
renew-achievement = Obtener o renovar { $title }
renewal-from = Uno cualquiera de estos, desde { $span } antes del final

attempt-withdrawn = El proveedor de exámenes o el programa retiró este resultado. No cuenta.
attempt-held = El proveedor de exámenes aún revisa este resultado. Le avisaremos en cuanto se publique; lo que diga entonces cuenta desde el día en que hizo el examen.
attempt-passed = Aprobado. Cuenta desde el día en que hizo el examen.
attempt-failed = No aprobado esta vez. No pierde nada de lo que tiene.
attempt-excused = Se le dispensó de esta cita.
attempt-missed = Tenía una cita y, según el proveedor de exámenes, no acudió.
attempt-nda-refused = El examen no empezó, porque no se aceptó el acuerdo de confidencialidad.

standing-active = Esta credencial es auténtica y válida.
standing-not-yet-valid = Esta credencial es auténtica. Es válida desde el { DATE($from) }.
standing-in-grace = Esta credencial es auténtica. Terminó el { DATE($until) } y aún puede renovarse; hoy no es válida.
standing-expired = Esta credencial es auténtica. Caducó el { DATE($until) }.
standing-suspended = { $issuer } ha suspendido esta credencial. Por ahora no confíe en ella.
standing-revoked = { $issuer } ha revocado esta credencial. No confíe en ella.
standing-superseded = Esta credencial es auténtica. Una más reciente ocupa su lugar y se reconoce.
standing-under-review = Esta credencial es auténtica y está vigente. { $issuer } la está revisando.
standing-contradicted = Esta credencial no concuerda con los registros de { $issuer }. No confíe en ella.

signature-holds = Todo lo afirmado está como lo firmó el emisor.
signature-fails = La firma no corresponde al documento.
key-holds = La clave de firma es una de las que publica el emisor.
key-fails = La clave de firma no es ninguna de las que publica el emisor.
valid-through = Válida del { DATE($from) } al { DATE($until) } (UTC).
valid-from-on = Válida desde el { DATE($from) }; no caduca.
status-holds = El emisor no la ha revocado ni suspendido.
status-suspended = El emisor la ha suspendido.
status-revoked = El emisor la ha revocado.
record-holds = La concesión consta en los registros del emisor y dice lo mismo.
record-fails = Los registros del emisor no dicen lo mismo.

## Qué se interpone entre alguien y un examen.

obstacle-too-soon = { $failed ->
     [one] Después de un intento no aprobado hay una espera. Puede volver a presentarse desde el { TIME($from) }.
     [many] Después de { NUMBER($failed) } intentos no aprobados hay una espera. Puede volver a presentarse desde el { TIME($from) }.
    *[other] Después de { NUMBER($failed) } intentos no aprobados hay una espera. Puede volver a presentarse desde el { TIME($from) }.
    }
obstacle-too-many = Puede realizarse { NUMBER($attempts) } veces en { NUMBER($days) } días, y ya lo ha hecho. Puede volver a presentarse desde el { TIME($from) }.
obstacle-used-up = Puede realizarse { NUMBER($attempts) } veces, y ya lo ha hecho. Solo puede realizar otra versión del examen.
obstacle-passed-until = Lo aprobó el { DATE($on) }. Puede volver a presentarse desde el { TIME($from) }.
obstacle-passed = Lo aprobó el { DATE($on) }. No hace falta repetirlo, ni se permite.
obstacle-banned-until = No puede realizar exámenes hasta el { DATE($until) } inclusive.
obstacle-banned = No puede realizar exámenes.
obstacle-not-yet = Puede realizarse desde el { DATE($from) }.
obstacle-retired = Pudo realizarse hasta el { DATE($on) }. Ya no se ofrece.
obstacle-prerequisite = Antes tiene que poseer { $title }.
obstacle-agreement = Antes tiene que aceptar { $title }, versión { $version }.
obstacle-agreement-later = Antes tiene que aceptar { $title }, y ninguna de sus versiones ha entrado en vigor todavía.
obstacle-profile = No se puede comunicar al proveedor de exámenes quién viene: a su perfil le falta algo, o contiene algo que no cabe en los campos del proveedor.
obstacle-partners-only = Es para personas de empresas asociadas, y ninguna empresa asociada lo tiene en su registro. Quien lleva el registro de socio de su empresa puede añadirlo.
section-score = { NUMBER($correct) } de { NUMBER($all) }

## How far an authorization is.

authorization-preparing = Estamos comunicando a { $vendor } que usted puede realizar este examen. Podrá reservar en cuanto lo confirme.
authorization-preparing-at-once = Estamos comunicando a { $vendor } que usted puede realizar este examen. Podrá empezar en cuanto lo confirme.
authorization-ready = Puede reservar una plaza en { $vendor }. El examen debe realizarse a más tardar el { DATE($until) }.
authorization-ready-at-once = Puede empezar en { $vendor } cuando quiera, hasta el { DATE($until) }.
authorization-booked = Tiene una plaza. Para cambiarla o cancelarla, vaya a { $vendor }.
authorization-awaiting-result = La hora de su examen ha pasado. { $vendor } todavía no nos ha comunicado el resultado.
authorization-completed = Hay un resultado.
authorization-withdrawn = Usted la retiró. Si quiere realizar el examen de todos modos, inscríbase de nuevo.
authorization-expired = Se podía usar hasta el { DATE($until) }. Si quiere realizar el examen, inscríbase de nuevo.
authorization-refused = { $vendor } la rechazó: { $message }. El equipo de soporte del programa también lo ve, y puede pedirle ayuda.
authorization-refused-profile = { $vendor } rechazó lo que dice su perfil: { $message }. Cambie su perfil; se envía de nuevo enseguida.
appointment-online = En línea, donde usted esté
appointment-description = Examen { $exam }, inscripción { $registration } en { $vendor }. Lleve dos documentos de identidad con los mismos nombres que su inscripción.

## What speaks against an award, to staff.

against-result-held = El proveedor de exámenes retiene un resultado en el que se basa.
against-no-longer-supported = Lo que consta ya no muestra cumplidos los requisitos el día en que se obtuvo: por ejemplo, se retiró o cambió un resultado.
against-supported-from = Lo que consta muestra cumplidos los requisitos solo desde el { DATE($on) }, más tarde de lo que dice la concesión.
against-renewal = Lo que consta respalda la concesión solo hasta el { DATE($on) }, no su renovación.
against-prerequisite = { $title }, que debe mantenerse en todo momento, ya no está vigente.
against-agreement = { $title }, que debe estar en vigor en todo momento, ya no lo está.
against-rule-missing = El catálogo ya no contiene el logro o la versión de sus reglas.
against-by-hand = Lo pidió alguien del personal del programa.
