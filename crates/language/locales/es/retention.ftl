at-once = se elimina de inmediato
with-account = mientras exista la cuenta
always = mientras exista el programa
account = Cuenta, nombres, contacto, perfil con su historial, solicitudes, empresas
account-reason = El programa los necesita para prestar aquello para lo que se registró (contrato, art. 6.1.b del RGPD).
consents = Consentimientos para correos, retiradas y recibos de acuerdos
consents-reason = Debemos poder demostrar qué aceptó (art. 7.1 del RGPD).
results = Resultados, hechos y concesiones; tras una supresión, sin nombre
results-reason = En ellos se apoyan las reglas de repetición, las cifras del programa y el registro de sus decisiones (ISO/IEC 17024, 7.1; interés legítimo, art. 6.1.f del RGPD).
credentials = Credenciales firmadas
credentials-reason = Quien la reciba puede verificarla (contrato, art. 6.1.b del RGPD).
evidence = Documentos enviados con una solicitud
evidence-reason = Por si alguien impugna la decisión (interés legítimo, art. 6.1.f del RGPD).
loose-documents = Documentos que no pertenecen a ninguna solicitud
loose-documents-reason = Para poder terminar una solicitud (contrato, art. 6.1.b del RGPD).
registrations = Registros sin terminar y sus borradores
registrations-reason = Para que pueda continuar donde lo dejó (medidas precontractuales, art. 6.1.b del RGPD).
links = Enlaces de correos, como resumen cifrado
links-reason = Demuestran que una dirección es suya (seguridad, art. 6.1.f del RGPD).
sessions = Sesiones: navegador, sistema, parte de la dirección de red
sessions-reason = Mantienen su sesión iniciada y le muestran dónde (seguridad, art. 6.1.f del RGPD).
challenges = Preguntas de inicio de sesión que esperan respuesta
challenges-reason = Nadie entra con una respuesta antigua (seguridad, art. 6.1.f del RGPD).
devices = Navegadores con los que inició sesión, por el resumen de una cookie
devices-reason = Para avisarle de un inicio de sesión desde uno nuevo (seguridad, art. 6.1.f del RGPD).
guesses = Intentos fallidos de contraseña, como resumen cifrado
guesses-reason = Frenan a quien prueba contraseñas (seguridad, art. 6.1.f del RGPD).
mails = Que se envió un correo y a qué dirección
mails-reason = Para averiguar por qué no llegó un correo (interés legítimo, art. 6.1.f del RGPD).
company-notices = Que se avisó a una empresa de un colega que preguntó, como resumen cifrado
company-notices-reason = Para que nadie inunde a una empresa (interés legítimo, art. 6.1.f del RGPD).
exports = Exportaciones de sus datos, cifradas
exports-reason = Para que pueda descargar lo que pidió (arts. 15 y 20 del RGPD).
merges = Una propuesta de unir dos cuentas que nadie confirmó
merges-reason = Para que pueda confirmarse.
erasures = Que se pidió una supresión y cuándo se hizo, sin nombre
erasures-reason = Debemos poder demostrar que lo hicimos (art. 5.2 del RGPD).
tombstones = Direcciones de personas suprimidas, por un resumen con clave secreta
tombstones-reason = Para que ninguna fuente de datos traiga de vuelta a una persona suprimida (art. 17; interés legítimo, art. 6.1.f del RGPD).
suppressions = Direcciones que devolvieron correos, como resumen cifrado
suppressions-reason = Para no volver a escribirles (interés legítimo, art. 6.1.f del RGPD).
from-erasure = hasta la supresión de sus datos
from-result = desde el examen
from-decision = desde la decisión sobre la solicitud
from-upload = desde la carga
from-registration-end = siete días después de iniciarse
from-link-end = desde que el enlace deja de funcionar
from-session-end = 14 días después de iniciar sesión
from-challenge-end = diez minutos después de formularse
from-last-sign-in = desde el último inicio de sesión con él
from-last-guess = desde el último intento fallido
from-delivery = desde que salió o se abandonó
from-notice = desde el aviso
from-export-end = siete días después de estar lista
from-merge-end = treinta minutos después de demostrar ambas cuentas
from-erasure-done = desde la supresión
from-bounce = desde que el correo fue devuelto
hours = { $count ->
    [one] { $count } hora
    [many] { $count } de horas
   *[other] { $count } horas
  }
days = { $count ->
    [one] { $count } día
    [many] { $count } de días
   *[other] { $count } días
  }
exchanges = Mensajes con los proveedores de exámenes, cifrados
exchanges-reason = Permiten encontrar y corregir un fallo y demostrar lo comunicado (interés legítimo, RGPD art. 6(1)(f)).
accommodations = Adaptaciones en los exámenes
accommodations-reason = Usted las pidió, con un consentimiento que puede retirar (RGPD art. 9(2)(a)).
accommodation-requests = Solicitudes de adaptaciones
accommodation-requests-reason = Por si alguien recurre la decisión (RGPD art. 9(2)(a) y (f)).
from-last-day = su último día
from-exchange = cuando se envió o leyó
shares = Lo que mostró a otros, cada vez que se abrió y quién pidió avisos de cambios
from-share-end = el fin del envío
shares-reason = Para que pueda consultar quién vio qué. Después no le sirve a nadie.
