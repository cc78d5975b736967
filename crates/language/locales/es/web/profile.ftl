# The profile: what candidates tell of themselves, and the requests for what needs evidence.

profile = Perfil
profile-lead = Lo que el programa sabe de usted, cómo se cambia cada parte y qué recibe el proveedor de exámenes.
kind-editable = Lo cambia usted
kind-needs-evidence = Requiere un documento
kind-vendor-synced = Lo cambia usted; lo recibe el proveedor de exámenes

## What needs evidence.

by-evidence = Nombre legal y empresa
by-evidence-lead = Uno figura en sus certificados y por la otra su empresa recibe reconocimiento. Un documento debe demostrar el cambio; hasta que se decida, todo queda como está.
company = Empresa
no-company = Ninguna que conozcamos
ask-legal-name = Pedir otro nombre legal
ask-company = Pedir otra empresa
requests = Sus solicitudes
request-legal-name = Nombre legal: { $name }
request-company = Empresa: { $name }
request-accommodations = Adaptaciones: { $needs }
asked-on = Solicitado el { $time }
decided-on = Resuelto el { $time }
evidence-sent = { $count ->
     [one] 1 documento
     [many] { $count } de documentos
    *[other] { $count } documentos
    }
state-open = En espera de decisión
state-approved = Aprobada
state-refused = Rechazada
state-withdrawn = Retirada
reason = Lo que dice la oficina del programa: { $reason }
withdraw = Retirarla
withdrawn = La solicitud está retirada. No ha cambiado nada.

## Asking with evidence.

new-legal-name = Otro nombre legal
new-legal-name-lead = Cambie los nombres según su nuevo documento. La oficina del programa los compara con él; después, sus certificados se emiten de nuevo con sus códigos de siempre.
new-company = Otra empresa
new-company-lead = Indique la empresa para la que trabaja ahora, con un documento que lo demuestre, como una carta de su empleador.
company-name = Nombre de la empresa
company-missing = Escriba el nombre de la empresa.
evidence = Documentos que lo demuestran
evidence-hint = De 1 a 5 archivos: PDF, JPEG o PNG, como un pasaporte o un acta de matrimonio. Solo los ve el personal, y se borran 90 días después de la decisión.
evidence-missing = Elija un documento que lo demuestre.
evidence-too-many = No más de 5 documentos, por favor. Quite uno primero.
evidence-gone = No se pudo leer el archivo; puede que se haya movido. Elíjalo otra vez.
uploading = Subiendo { $file }…
uploaded = { $file } está subido.
size = { $size } KB
remove = Quitar
send-request = Enviar la solicitud
sending-request = Enviando…
request-sent = La solicitud está enviada. Su estado figura en esta página.
go-back = Volver al perfil

## What candidates change by themselves.

other-names = Otros nombres
contact = Dónde se le puede localizar
save = Guardar el perfil
saving = Guardando…
saved = Su perfil está guardado.
elsewhere = No guardado: el perfil se cambió en otro lugar
elsewhere-by-you = El { $time }, después de abrir esta página, usted lo guardó en otra ventana u otro dispositivo. Esa versión es la más reciente. Lo que ha escrito aquí se conserva.
elsewhere-by-program = El { $time }, después de abrir esta página, lo cambió la oficina del programa. Esa versión es la más reciente. Lo que ha escrito aquí se conserva.
differs = Difieren en lo siguiente. Tome el valor más reciente donde sea el correcto y guarde otra vez: vale lo que figure entonces en el formulario.
differs-not = No difieren en nada de lo que ha escrito. Guarde otra vez.
newer-value = Valor más reciente: { $value }
newer-empty = Más reciente: nada
use-newer = Tomar el valor más reciente

## What the vendor gets.

vendors = Lo que recibe el proveedor de exámenes
vendors-lead = Se puede reservar un examen cuando el proveedor tiene su nombre para los exámenes, una dirección y un teléfono, en letras que admiten sus campos.
no-vendor = No hay ningún proveedor de exámenes conectado al programa.
vendor-not-sent = Listo, aún no enviado
vendor-unfit = No se puede enviar
vendor-waiting = Se envía en unos momentos
vendor-sent = Enviado, sin confirmar todavía
vendor-confirmed = Confirmado
vendor-refused = Rechazado
vendor-said = Dijo: { $message }
vendor-since = Así desde el { $time }
vendor-change = Cambie primero esto:

## The history.

history = Lo que decía antes
no-history = Hasta ahora no se ha cambiado nada. Cada cambio quedará aquí, con su fecha y su autor.
by-you = { $time }, por usted
by-program = { $time }, por la oficina del programa
changed = Cambiado: { $fields }
first-version = La primera versión
removed-value = quitado

## Lo que se hace de otra manera en los exámenes.

accommodations = Adaptaciones en los exámenes
accommodations-lead = Quien no puede realizar un examen como los demás puede pedir que se haga de otra manera. No forma parte de su perfil ni de ningún certificado, y se elimina cuando termina.
no-accommodations = No se hace nada de otra manera para usted.
accommodations-until = Hasta el { $day }. Se comunica a los proveedores con cada examen en el que se inscribe.
end-accommodations = Eliminarlas
accommodations-ended = Se han eliminado, y se comunica a los proveedores de exámenes.
ask-accommodations = Pedir adaptaciones
new-accommodations-lead = Indique lo que necesita, con un documento que lo demuestre, como un informe médico o la decisión de un examen anterior. La oficina del programa decide, normalmente en pocos días, y lo concede por un año.
needs = Lo que necesita
needs-missing = Elija al menos una.
consent = Consentimiento
consent-missing = Sin su consentimiento, la solicitud no puede utilizarse.
