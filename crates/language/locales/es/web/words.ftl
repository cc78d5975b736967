# Las palabras para los estados que da el servidor.
# Cómo añadir un texto: véase el archivo inglés.

status-not-yet-valid = Empieza más adelante
status-active = Vigente
status-in-grace = Terminada, puede renovarse
status-expired = Vencida
status-suspended = Suspendida
status-revoked = Revocada
status-superseded = Sustituida por una más reciente
status-under-review = Vigente, en revisión

verdict-not-yet-valid = Aún no en vigor
verdict-active = Válida
verdict-under-review = Válida, en revisión
verdict-in-grace = Vencida, puede renovarse
verdict-expired = Vencida
verdict-suspended = Suspendida
verdict-revoked = Revocada
verdict-superseded = Sustituida

result-on-hold = Retenido
result-revoked = Retirado
outcome-passed = Aprobado
outcome-failed = No aprobado
outcome-no-show = No se presentó
outcome-nda-refused = Acuerdo rechazado

progress-not-started = Sin empezar
progress-in-progress = En curso
progress-pending-agreement = Un acuerdo por aceptar
progress-on-hold = Un resultado está retenido
progress-met = Obtenida
progress-expiring = Obtenida, toca renovar
progress-in-grace = Terminada, puede renovarse
progress-lapsed = Caducada
progress-interrupted = Interrumpida

line-met = Cumplido
line-expiring = Cumplido, termina pronto
line-unmet = Aún no cumplido
line-on-hold = Retenido
line-pending-agreement = Por aceptar

check-passed = Correcto
check-failed = No se cumple
check-signature = Firma
check-key = Clave de firma
check-validity = Vigencia
check-status = Estado
check-record = Registro del emisor

kind-accreditation = Acreditación
kind-certification = Certificación
exam-assessment = Evaluación en línea
exam-proctored = Examen supervisado

basis-requirement = Requisitos cumplidos
basis-honorary = Honorífica: otorgada en reconocimiento
basis-legacy = Trasladada de un programa anterior
basis-waiver = Requisitos dispensados por el programa
basis-equivalence = Reconocida como equivalente

claim-unknown-candidate = Ningún candidato tiene este ID
claim-malformed-candidate-id = No es un ID de candidato: su forma o sus dígitos de control son incorrectos
claim-no-candidate-id = La fila no trae ID de candidato

report-waiting = Pendiente
report-attached = Suyo
report-refused = No aceptado
report-withdrawn = Retirado
doubt-no-result = Ningún resultado espera con este ID de registro.
doubt-exam = El resultado es de otro examen.
doubt-day = El resultado es de otro día.
doubt-name = El nombre no es ninguno de los del candidato, o no es el que comunicó el proveedor con el resultado.
doubt-name-untold = El proveedor no comunicó ningún nombre con el resultado.
doubt-other-candidate = El resultado indica otro ID de candidato.
doubt-contested = Otra persona reclama el mismo resultado.

## De las adaptaciones en los exámenes.

need-extra-half-hour = Media hora más
need-time-and-a-half = La mitad más de tiempo
need-double-time = El doble de tiempo
need-extra-breaks = Más pausas, que no cuentan
need-separate-room = Una sala a solas
need-reader = Alguien que lee las preguntas en voz alta
need-recorder = Alguien que anota las respuestas
need-sign-language-interpreter = Un intérprete de lengua de signos
need-adapted-equipment = Equipo adaptado: pantalla, mesa, un aparato propio

## De un vale.

voucher-available = Libre
voucher-assigned = Listo para usar
voucher-chosen = Elegido para un examen
voucher-redeemed = Usado
voucher-expired = Caducado
share-active = Funciona
share-expired = Terminado
share-used-up = Agotado
share-revoked = Retirado
watch-asked = Pregunta
watch-active = Recibe avisos
watch-declined = Rechazado
watch-ended = Terminado
shared-licence-number = Número de certificado
shared-criteria = Lo que costó obtenerla
shared-documents = Código de verificación y credencial firmada
shared-email = Su dirección de correo
