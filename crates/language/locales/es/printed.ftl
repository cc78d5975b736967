# Lo que se imprime: certificados e informes de calificaciones.

## Certificado.

certificate = Certificado
certificate-of = Certificado: { $title }, { $holder }
kind-certification = Certificación
kind-accreditation = Acreditación
certifies = Se certifica que
met-certification = ha cumplido todos los requisitos de la certificación
met-accreditation = ha cumplido todos los requisitos de la acreditación
scope = Alcance: { $scope }
number = Número de certificado
scheme = Esquema
scheme-version = Versión
earned-on = Obtenido el
valid-from = Válido desde
valid-to = Válido hasta
does-not-expire = No caduca
verify = Verifique este certificado
rosette = Roseta grabada, dibujada solo a partir del código { $code }: la marca de este logro.
code = Código QR con el enlace { $link }
verify-link = Verifique este certificado en { $link }
credential-file = La credencial firmada que muestra este certificado: lo que comprueba un verificador.

## Informe de calificaciones.

report = Informe de calificaciones
report-of = Informe de calificaciones: { $exam }, { $candidate }
result = Resultado
state-final = Definitivo
state-on-hold = Retenido
state-revoked = Revocado
means-final = Este resultado es definitivo y cuenta para el programa.
means-on-hold = Este resultado se está revisando y no cuenta hasta que termine la revisión. Puede cambiar.
means-revoked = Este resultado se retiró después de comunicarse. No cuenta, diga lo que diga más abajo.
outcome-passed = Aprobado
outcome-failed = No aprobado
outcome-no-show = No se presentó
outcome-refused = Acuerdo rechazado
means-passed = Se alcanzó la puntuación necesaria para aprobar.
means-failed = No se alcanzó la puntuación necesaria para aprobar.
means-no-show = El candidato tenía una cita y no acudió, o llegó demasiado tarde.
means-refused = El candidato no aceptó el acuerdo al comienzo del examen, así que no se calificó nada.
score = Puntuación
passing-score = Puntuación para aprobar
details = Datos
candidate = Candidato
candidate-id = ID de candidato
exam = Examen
exam-code = Código del examen
vendor = Proveedor del examen
sat-on = Realizado el
sat-at = { DATE($day) }, { $clock } ({ $zone })
registration-id = ID de inscripción
issued-by = Emitido por
issued-on = Emitido el
sections = Secciones
section = Sección
notes = Notas
page = Página { NUMBER($page) } de { NUMBER($pages) }

## Logotipos.

# Encima del nombre del logro, en el logotipo que imprimen sus titulares.
mark-certification = Certificación
mark-accreditation = Acreditación
