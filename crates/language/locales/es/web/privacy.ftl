## Which mails somebody gets.

mail-choices = Preferencias de correo
mail-choices-lead = Los correos se envían a { $email }. Elija sobre qué podemos escribirle.
service-mails = Correos sobre su cuenta
service-mails-more = Llegan a todas las personas que tienen cuenta y no se pueden desactivar: resultados, credenciales, inicio de sesión y seguridad. Son necesarios para que pueda usar su cuenta.
topics = Temas que puede elegir
topics-lead = No recibirá ninguno si no lo pide. Cada correo lleva un enlace que detiene su tema con un clic.
save-choices = Guardar mis preferencias
choices-saved = Sus preferencias se han guardado.
receipts = Qué eligió y cuándo
receipts-lead = Aquí se conservan todos sus consentimientos y retiradas, con las palabras que aceptó.
no-receipts = Todavía no ha elegido nada.
receipt-given = { $topic }: solicitado
receipt-withdrawn = { $topic }: detenido
by-mail-choices = en esta página
by-unsubscribe-link = con el enlace de un correo
receipt-text = Las palabras que aceptó
receipt-hash = SHA-256 de las palabras: { $hash }
your-language-more = Le escribimos en el idioma que elija al pie de cualquier página mientras tenga la sesión iniciada.

## The link in a mail.

unsubscribe = Detener estos correos
unsubscribe-lead = Recibe correos sobre: { $topic }. Pulse el botón y no se enviarán más. No hace falta iniciar sesión.
unsubscribe-press = Detener estos correos
unsubscribed = Hecho
unsubscribed-lead = No se le enviarán más correos sobre: { $topic }.
unsubscribed-more = Los correos sobre su cuenta siguen llegando. Puede volver a pedir un tema en sus preferencias de correo.
unsubscribe-unusable = Este enlace no detiene ningún correo
unsubscribe-unusable-more = No está completo o la cuenta ya no existe. Copie el enlace entero del correo, o inicie sesión y vaya a sus preferencias de correo.

## A copy of one's data, and being erased; how long everything is kept.

my-data = Mis datos
my-data-lead = Obtenga una copia de todo lo que se conserva sobre usted, o pida que se suprima.
export = Una copia de mis datos
export-lead = Un archivo ZIP con una página para leer, los mismos datos para programas, sus documentos y sus credenciales firmadas. Se prepara en segundo plano y un correo le avisa cuando está listo.
export-ask = Pedir mis datos
export-again = Pedir una copia nueva
export-asked = Sus datos se están reuniendo.
export-waiting = Solicitado. Espera su turno.
export-in-progress = Se está reuniendo ahora.
export-mail = No hace falta que espere aquí: le llegará un correo cuando esté listo.
export-ready = Sus datos están listos.
export-until = Puede descargarse hasta el
export-download = Descargar ({ $size } kB)
erasure = Suprimir mis datos
erasure-lead = Esto es lo que ocurre con todo lo que se conserva sobre usted.
erasure-goes = Lo que se elimina
erasure-stays = Lo que permanece, y por qué
part-account = Cuenta, inicio de sesión y sesiones
part-profile = Direcciones, contacto y perfil
part-requests = Solicitudes de cambio y sus documentos
part-mails = Correos, consentimientos y recibos
part-companies = Empresas que le incluyeron y periodos en ellas
part-credentials = Credenciales
part-credentials-why = Su nombre y los documentos firmados se eliminan. Los números permanecen para que nadie más los reciba. A quien verifique una se le dice que ya no está disponible.
part-results = Resultados y otros hechos
part-exams = Inscripciones en exámenes y citas
part-exams-why = Los proveedores de exámenes conservan lo que se les comunicó según sus propias reglas.
part-results-why = Permanecen sin su nombre: en ellos se apoyan las cifras del programa y las reglas de repetición.
part-awards = Concesiones
part-awards-why = No nombran a nadie. El programa debe conservar qué decidió y con qué fundamento.
part-erasure = Que sus datos se suprimieron
part-erasure-why = Debemos poder demostrarlo. Queda un resumen cifrado de sus direcciones, para que ninguna empresa vuelva a traerle.
erasure-ask-title = Pedir la supresión
erasure-password = Su contraseña
erasure-ask = Suprimir mis datos
erasure-by-passkey = Suprimir, con una llave de acceso
erasure-passkey-failed = No se usó la llave de acceso. No ha cambiado nada.
erasure-asked = Ha solicitado la supresión.
erasure-pending = Ha solicitado la supresión. Se hará el:
erasure-pending-more = Hasta entonces todo funciona como antes y puede anularlo. Después, nadie puede.
erasure-cancel = Anular la solicitud
erasure-cancelled = No se suprime nada. Su cuenta permanece.
retention = Cuánto tiempo se conserva todo
retention-lead = El servidor elimina según esta tabla lo que ya se ha conservado el tiempo suficiente.
retention-what = Qué
retention-kept = Cuánto tiempo
retention-from = Contado desde
retention-reason = Por qué
erasure-records = { $count ->
    [one] { $count } registro
    [many] { $count } de registros
   *[other] { $count } registros
  }
erasure-ask-lead = { $days ->
    [0] Se hace de inmediato y no puede anularse.
    [one] Se hace al cabo de { $days } día. Hasta entonces puede anularlo.
    [many] Se hace al cabo de { $days } de días. Hasta entonces puede anularlo.
   *[other] Se hace al cabo de { $days } días. Hasta entonces puede anularlo.
  } Recibirá un correo ahora y otro cuando se haya hecho.
