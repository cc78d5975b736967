# Lo que se dice de una petición rechazada.
# Cómo añadir un texto: véase el archivo inglés.

title-malformed-json = El cuerpo no es el JSON que lee esta operación
title-invalid-request = Algunos valores no se aceptaron
title-not-found = No hay nada en esta dirección
title-method-not-allowed = Esta dirección no admite ese método
title-not-acceptable = Aquí no se ofrece ninguno de los tipos de medio que usted acepta
title-request-timeout = El cuerpo no llegó a tiempo
title-conflict = La petición no encaja con el estado actual
title-payload-too-large = El cuerpo es demasiado grande
title-unsupported-media-type = El cuerpo tiene un tipo de medio que esta operación no lee
title-unauthenticated = Inicie sesión primero
title-invalid-credentials = El nombre de usuario o la contraseña no son correctos
title-session-ended = Esta sesión ha terminado
title-forbidden = No tiene permiso para hacer esto
title-too-many-requests = Demasiados intentos
title-archive-refused = El archivo de resultados se rechazó por completo
title-mistyped-code = Este código tiene un error de escritura
title-busy = El servidor está ocupado
title-unavailable = Una parte del servidor no está disponible
title-internal = Algo ha fallado por nuestra parte
title-last-way-in = Ya nadie podría iniciar sesión
title-second-factor-required = Un paso más para iniciar sesión
title-proof-refused = Esta prueba no se aceptó
title-confirmation-required = Demuestre de nuevo quién es
title-link-unusable = Este enlace ya no funciona
title-account-merged = Esta cuenta se unió a otra
title-merge-refused = Estas dos cuentas no pueden unirse
title-not-eligible = Algo se interpone entre usted y este examen
title-call-back-refused = Esta notificación no se aceptó
title-registration-incomplete = Aún falta algo
title-precondition-failed = Ha cambiado desde que usted lo leyó
title-precondition-required = Diga qué estado ha leído
title-document-refused = Este archivo no se aceptó como prueba
title-partner-company = Una empresa asociada crea esta cuenta
title-credential-erased = Esta credencial ya no está disponible

reads-media-type = Esta operación lee `{ $media-type }`.
no-encoding = Los cuerpos se leen sin `Content-Encoding`.
largest-body = { $bytes ->
     [one] El cuerpo más grande que se acepta aquí tiene 1 byte.
     [many] El cuerpo más grande que se acepta aquí tiene { $bytes } de bytes.
    *[other] El cuerpo más grande que se acepta aquí tiene { $bytes } bytes.
    }
body-cut-short = El cuerpo terminó antes de llegar entero.
at-line = En la línea { $line }, columna { $column }: { $fault }.
more-after-end = hay más después del final del valor
query-unreadable = No se pudo leer la cadena de consulta: { $fault }.
offered-here = Aquí se ofrece: { $types }.
from-your-address = Llegaron demasiadas peticiones desde su dirección.
token-not-valid = El token de acceso ya no es válido.
for-candidates = Esto es para candidatos.
no-credential = No existe esa credencial.
no-share = No hay ningún envío suyo así.
no-watch = No hay nadie así que haya pedido avisos.
watch-is-over = Esto ha terminado: se dio por acabado o el envío se retiró.
watches-enough = Ya ha preguntado suficiente gente por este envío. Su dueño tiene que contestarles primero.
share-how-many = tienen que ser de 1 a { NUMBER($most) } de sus credenciales
share-revoked = Este envío se retiró. Haga uno nuevo.
share-expired = El plazo de este enlace ha terminado. Pida uno nuevo a quien se lo envió.
share-used-up = Este enlace se abrió todas las veces permitidas. Pida uno nuevo a quien se lo envió.
share-taken-back = Quien envió este enlace lo ha retirado.
share-unknown = Este enlace no lleva a ninguna parte. Quizá no esté entero: ábralo otra vez desde el correo.
shares-enough = En un día se enviaron { NUMBER($most) } por correo. Haga uno sin dirección y entregue usted el enlace, o espere.
day-between = tiene que ser un día entre el { DATE($first) } y el { DATE($last) }
number-between = tiene que ser un número de { NUMBER($least) } a { NUMBER($most) }
no-key = No hay ninguna clave con este nombre.
no-status-list = No hay ninguna lista de estado con este número.
no-achievement = El catálogo no tiene nada con este código.
no-exam = No hay ningún examen con este código.
no-import = No hay ninguna importación terminada con este id.
no-such-code = Ninguna credencial tiene este código de verificación.
no-agreement = No existe ese acuerdo, o no hay texto de esa versión.
newer-agreement = La versión { $version } es la actual. Léala y acéptela después.
session-has-ended = La sesión ha terminado.
authenticator-there = Ya hay una aplicación de autenticación. Quítela primero.
second-factor-first = Los códigos de recuperación sustituyen a una aplicación de autenticación o a una llave de acceso. Añada una primero.
passkeys-enough = Ya hay { $most } llaves de acceso. Quite una que no use.
passkey-known = Esta llave de acceso ya está registrada.
too-many-guesses = Hubo demasiados intentos fallidos.
user-name-taken = Este nombre de usuario ya está en uso.
address-taken = Esta dirección ya tiene una cuenta.
candidate-taken = Este candidato ya tiene una cuenta.
no-candidate = No hay ningún candidato con este ID.
code-mistyped = Una letra o un dígito está mal escrito; el último, que comprueba los demás, no encaja.
code-malformed = Un código de verificación tiene 20 letras y dígitos, sin la U.

must-not-be-empty = no debe estar vacío
too-long = { $most ->
     [one] no debe superar 1 byte
     [many] no debe superar { $most } de bytes
    *[other] no debe superar { $most } bytes
    }
number-from-to = debe ser un número entero de { $least } a { $most }
foreign-cursor = no es un cursor que haya dado esta lista
file-name = debe tener de 1 a { $most } bytes y ningún carácter de control
day-malformed = debe ser un día, como 2024-05-01
day-ahead = debe ser hoy ({ DATE($today) }, UTC) o antes: lo que vendrá no consta
verification-codes-from-to = debe tener de 1 a { NUMBER($most) } códigos, y tiene { NUMBER($count) }
user-name-form = debe tener de 3 a 64 letras, dígitos, `.`, `_` o `-`
must-be-address = debe ser una dirección de correo
length-from-to = debe tener de { $least } a { $most } bytes
password-short = debe tener { $least } caracteres o más; varias palabras hacen una buena
password-repetitive = debe tener { $least } caracteres distintos o más
password-common = es una de las contraseñas que se prueban primero; elija otra
password-personal = es poco más que su nombre o el nuestro; añada otras palabras
not-the-apps-code = no es el código que muestra ahora la aplicación; compruebe la hora del dispositivo
not-your-password = no es su contraseña
not-the-answer = no es la respuesta de un autenticador a lo que se pidió; inténtelo de nuevo
name-length = debe tener de 1 a { $most } caracteres
account-for-whom = una cuenta es para un candidato, para el personal o para ambos
not-the-hash = no es el resumen del texto en este idioma

longer-than = debe tener como máximo { $longest } caracteres
character-refused = { $character } no se puede usar aquí
no-letter = debe tener al menos una letra
one-of = debe ser uno de estos: { $names }
certificate-not-own = debe constar de palabras del nombre legal; para cambiar el nombre legal, envíe una solicitud con pruebas
candidate-id-malformed = debe tener la forma CT-123456789-78
candidate-id-mistyped = tiene un dígito mal escrito: los dos últimos, que comprueban los demás, no encajan
birth-date-implausible = debe ser un día del pasado en el que pudo nacer alguien que vive hoy
language-unknown = debe ser un idioma de la lista, o `undisclosed`
not-of-the-list = debe ser uno de los que existen
address-part-not-used = debe quedar vacío: las direcciones de este país no tienen esta parte
too-many-lines = debe tener como máximo { $most } líneas
postal-code-malformed = debe parecerse a un código postal de este país, como { $example }
postal-code-elsewhere = corresponde a otra parte del país
phone-character = debe tener solo dígitos, espacios, `+`, `-`, `.`, `/`, `(` y `)`
phone-calling-code = empieza por un prefijo que no es de ningún país
phone-too-short = es demasiado corto para un número de este país
phone-too-long = es demasiado largo para un número de este país
phone-unlike = no se parece a ningún número de este país
contact-needed-by-vendor = El proveedor de exámenes necesita una dirección y un número de teléfono.
agreement-not-asked = no es un acuerdo que se acepte al registrarse
mail-sent = Se envió un correo hace un momento.
password-of-registration = hace falta aquí: introduzca la contraseña que eligió, ya que el registro se empezó en otro navegador
not-the-registrations-password = no es la contraseña que se eligió para este registro
address-taken-meanwhile = Entretanto, esta dirección ya tiene una cuenta. Inicie sesión con ella o recupérela.
no-registration = En este navegador no hay ningún registro en curso, o no se terminó a tiempo.

documents-from-to = debe nombrar de 1 a { $most } documentos
no-accommodation = debe indicar lo que se necesita: una al menos
one-time-only = solo puede indicar una vez cuánto tiempo hay
consent-needed = debe ser el hash del texto al que da su consentimiento; sin él la solicitud no puede utilizarse
change-request-open = Ya hay una solicitud de este tipo abierta. Retírela primero o espere la decisión.
change-request-settled = Esta solicitud ya está resuelta.
own-request = Nadie decide su propia solicitud.
not-your-document = no es uno de sus documentos pendientes de solicitud; súbalo de nuevo
too-many-documents = Hay demasiados documentos pendientes de solicitud. Envíe una solicitud con ellos o espere un día.
document-empty = El archivo está vacío.
document-unknown = El archivo no es PDF, JPEG ni PNG, diga lo que diga su nombre.
document-damaged = El archivo está cortado o dañado.
document-ambiguous = El archivo contiene algo más que el documento. Imprímalo o escanéelo de nuevo y envíe eso.
document-active = El PDF ejecuta programas o contiene otros archivos. Imprímalo en un PDF sencillo y envíe eso.

result-there = Este resultado ya está en su historial de exámenes.
score-report-there = Ya envió este informe de puntuación. Está pendiente de decisión.
score-reports-enough = Ya hay { $most } informes de puntuación suyos pendientes. Espere una decisión o retire uno.
registration-id-form = debe tener de 1 a 40 letras, dígitos, `.`, `_` o `-`, como está impreso en el informe
day-in-future = no debe estar en el futuro
result-settled = Este resultado ya pertenece a alguien.
award-review-is-over = La concesión ya no está en revisión por este motivo. Vuelva a leerla y decida después.

## Taking an invitation.

password-missing = no debe estar vacía
agreement-missing = para continuar, acepte «{ $title }»
invitation-used = Esta invitación ya se aceptó. Inicie sesión o recupere su cuenta.
invitation-expired = Esta invitación ha caducado. Pida otra a su empresa.
invitation-unknown = No existe tal invitación: el enlace está incompleto, lo ha reemplazado un mensaje más reciente o se ha retirado.

## One's own data.

no-subscription = Este enlace no detiene ningún correo: no está completo o la cuenta ya no existe.
one-click-form = El cuerpo debe ser el formulario `List-Unsubscribe=One-Click`.
export-under-way = Sus datos ya se están reuniendo.
no-export = No existe esa exportación, o ya se conservó el tiempo previsto.
account-runs-program = Esta cuenta administra el programa. Pida antes al operador que le retire esa función.
erasure-waits = Ya ha solicitado la supresión.
no-erasure = No hay ninguna supresión pendiente.

## E-mail addresses of an account.

address-yours = ya es una de sus direcciones
addresses-enough = Ya hay { NUMBER($most) } direcciones. Quite una que no use.
address-verified-already = Esta dirección ya está verificada.
address-mails-enough = Hoy se han enviado demasiados mensajes a direcciones nuevas. Inténtelo mañana.
verify-address-first = Verifique primero esta dirección con el enlace del mensaje que recibió.
address-not-for-primary = Esta dirección no puede ser la principal.
primary-address-stays = Esta es la dirección principal. Haga principal otra primero.

## Unir cuentas.

account-merged = Se unió el { TIME($at) }. Inicie sesión con la cuenta que conservó. Si no las unió usted, el correo de aquel día a la dirección de esta cuenta tiene un enlace que lo deshace durante 30 días.
not-the-pair = el nombre de usuario o la contraseña de la otra cuenta no son correctos
merge-with-itself = Es la cuenta con la que ha iniciado sesión. Indique los datos de acceso de la otra.
merge-of-staff = Una de las cuentas administra el programa. Esas cuentas no se unen.
merge-of-no-candidate = La otra cuenta no es de un candidato: no hay nada en ella que unir.
merge-before-erasure = Una de las cuentas va a suprimirse. Anule antes esa solicitud.
merge-of-other-name = Ningún nombre de una cuenta coincide con un nombre de la otra. Si ha cambiado de nombre, solicite antes el cambio del nombre legal con un justificante; después, una las cuentas.
merge-of-other-birth-date = Las dos cuentas tienen fechas de nacimiento distintas. Corrija antes la errónea en su perfil; después, una las cuentas.
merge-is-over = Esta unión ya se confirmó o su plazo ha terminado. Empiece de nuevo.
merge-cannot-be-undone = Esta unión no está en vigor, o lo está desde hace más de 30 días.
duplicate-is-settled = Alguien ya lo ha decidido.
nobody-to-ask = Una de las dos personas no tiene cuenta a la que enviar un correo.

## Exams at vendors.

exam-without-vendor = Nadie ofrece este examen aquí por ahora, así que nadie puede inscribirse. El equipo de soporte del programa puede decir cuándo cambiará.
exam-being-taken-back = { $vendor } todavía está anulando su inscripción anterior en este examen. Inscríbase de nuevo cuando termine; suele tardar una hora.
not-eligible = { $reasons } No se cambió nada.
no-authorization = Usted no tiene ninguna autorización con ese número.
no-exam-result = Usted no tiene ningún resultado de examen con ese identificador.
not-printable = Ninguna fuente tiene estos caracteres, así que no se puede imprimir: { $characters }. Con otro nombre para certificados sí se puede.
too-long-to-print = Lo que hay que decir no cabe en una página.
card-title = { $holder }: { $achievement }
certificate-not-in-force = Solo tiene certificado una credencial que no esté suspendida ni revocada.
cancel-first = Hay una plaza reservada. Cancélela primero en { $vendor }; cuando lo sepamos, podrá retirar la autorización.
authorization-over = Ya ha terminado, así que no hay nada que retirar.
not-to-be-booked = Ahora no hay nada que reservar. { $explanation }
no-booking-pages = Que sepamos, { $vendor } no tiene páginas para reservar. El equipo de soporte del programa puede ayudar.
no-appointment = Usted no tiene ninguna cita con ese número.
no-exchange = No hay ningún mensaje con ese número.
exchange-not-kept = Los bytes de este mensaje se guardaron el tiempo suficiente y ya no están. Lo que fue de sus filas sigue ahí.
exchange-waits = De todos modos está a la espera de enviarse o leerse.
exchange-sent-whole = Lo enviado solo puede enviarse de nuevo entero.
no-exam-vendor = No hay ningún proveedor de exámenes con ese código.
no-call-backs = Este proveedor no está configurado para enviar notificaciones.
no-call-back-kind = No hay ninguna notificación de ese tipo.
call-back-without-proof = Hace falta una cabecera Authorization con un token bearer.
call-back-repeated = Este token ya se usó.
call-back-unreadable = El cuerpo no se lee como un evento: { $fault }
call-back-wrong-proof = El token no se acepta: { $fault }

## Qué significa cada uno y qué hacer, por código.

problems = Problemas
problems-lead = Todo fallo de este servidor es uno de estos (RFC 9457).
problem-type = Tipo
problem-status = Estado HTTP
all-problems = Todos los problemas
help-malformed-json = No se pudo leer el cuerpo de la petición como JSON con la forma documentada. `detail` indica la línea y la columna.
help-invalid-request = `errors` enumera cada valor rechazado: un puntero JSON o el nombre del parámetro, un código y lo que se aceptaría.
help-not-found = La dirección es incorrecta, lo que había allí ya no está o usted no está autorizado a saber que existe.
help-method-not-allowed = La cabecera `Allow` enumera los métodos que admite.
help-not-acceptable = `detail` enumera los tipos de medio que se ofrecen.
help-request-timeout = La conexión quedó en silencio a mitad del cuerpo de la petición. No se usó nada de él. Envíelo de nuevo.
help-conflict = Algo cambió antes, o ya existe lo mismo. Vuelva a leerlo y decida después.
help-last-way-in = Es la única forma de acceder a la cuenta. Añada otra primero.
help-precondition-failed = La etiqueta de entidad de `If-Match` no es la del estado actual. Vuelva a leerlo y decida después.
help-precondition-required = Una modificación necesita `If-Match` con el `ETag` de lo que usted ha leído, para que nadie sobrescriba lo que no ha visto.
help-document-refused = Un documento es un archivo PDF, JPEG o PNG, completo y sin nada más. `detail` indica qué falla en este.
help-payload-too-large = `detail` indica el tamaño del cuerpo más grande que se acepta.
help-unsupported-media-type = Envíe como `Content-Type` el tipo de medio que indica `detail`.
help-unauthenticated = No se envió ningún token de acceso, o ha caducado o se ha anulado. Inicie sesión o renueve la sesión.
help-invalid-credentials = Los dos datos no corresponden a ninguna cuenta. La respuesta es la misma exista o no la cuenta.
help-second-factor-required = La contraseña es correcta, y la cuenta pide un segundo factor. `factors` indica cuáles sirven; envíe uno con `challenge` a `/api/v1/session/continuation` en un plazo de diez minutos.
help-proof-refused = El código o la llave de acceso no completa el inicio de sesión. Un código sirve una vez y durante un minuto aproximadamente.
help-confirmation-required = Lo que pide necesita una prueba de hace pocos minutos. Confirme la sesión en `/api/v1/session/confirmation` y pídalo de nuevo.
help-session-ended = El token de renovación es desconocido, ha caducado o se usó por segunda vez; en este último caso se cerraron todas las sesiones que proceden de él. Inicie sesión de nuevo.
help-link-unusable = El enlace de un correo funciona una sola vez y por tiempo limitado; un correo más reciente reemplaza los enlaces de los anteriores. Pida uno nuevo.
help-registration-incomplete = La cuenta puede crearse cuando se han completado todos los pasos. `missing` enumera los que faltan.
help-partner-company = Las personas de empresas asociadas no se registran por su cuenta: sus cuentas se crean a partir del registro que mantiene la empresa. `company` es el nombre de la empresa; `role`, a quién preguntar allí.
help-forbidden = Ha iniciado sesión, pero su función no incluye esta operación.
help-account-merged = Su titular la unió a otra cuenta. Inicie sesión con esa otra. El correo que lo comunicó tiene un enlace que deshace la unión durante un tiempo.
help-merge-refused = Solo se unen cuentas de una misma persona, y solo mientras no se haya decidido otra cosa sobre ellas. `detail` indica qué lo impide.
help-not-eligible = El examen no puede realizarse ahora. `detail` dice todo lo que lo impide; `/api/v1/me/exams/CODE/eligibility` lo dice como datos.
help-call-back-refused = La notificación de un proveedor de exámenes debe acreditarse con un token de los últimos minutos, hecho para este servidor y este cuerpo, y usado una sola vez. `detail` dice qué está mal.
help-too-many-requests = Espere los segundos que indica `Retry-After` e inténtelo de nuevo.
help-archive-refused = Lo enviado no es un archivo de resultados que lea este sistema; no se importó nada de él. `detail` indica el motivo.
help-credential-erased = Su titular pidió la supresión de sus datos. El emisor ya no dice nada sobre ella: ni que vale ni que no vale.
help-mistyped-code = Un código de verificación tiene 20 letras y dígitos; el último comprueba los demás. Compárelo con el certificado.
help-busy = La base de datos no respondió a tiempo. No se ha cambiado nada. Inténtelo de nuevo pasados los segundos que indica `Retry-After`.
help-unavailable = El servidor se está iniciando o deteniendo, o no puede acceder a su base de datos. No se ha cambiado nada. Inténtelo de nuevo en breve.
help-internal = Nada de lo que envió se perdió sin dejar constancia: el fallo quedó registrado. Indique `request_id` al equipo de soporte.

## Vales.

no-such-vendor = debe ser el código de un proveedor conectado: { $known }
day-is-over = ya ha pasado
codes-from-to = deben ser de 1 a { NUMBER($most) } códigos
no-voucher-code = no es el código de un vale: de 4 a 40 letras de la A a la Z, cifras y guiones
code-twice = está dos veces en la lista
code-known = ya se conoce
no-such-candidate = no corresponde a ningún candidato
pool-is-over = Los vales de este lote ya no son válidos.
no-voucher-left = No se puede dar ningún vale de este lote: no queda ninguno.
no-voucher = No existe ese vale.
no-voucher-pool = No existe ese lote de vales.
voucher-not-out = Solo puede retirarse un vale que alguien tiene y con el que no se ha realizado ningún examen.
voucher-for-another-exam = es válido para otro examen u otro proveedor
voucher-is-used = ya está usado o elegido, o ya no es válido
