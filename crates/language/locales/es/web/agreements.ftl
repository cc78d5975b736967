# What people accept: the agreements, and the receipts.

agreements = Acuerdos
agreements-lead = Lo que ha aceptado y cuándo, palabra por palabra, y lo que hay que aceptar de nuevo.
no-agreements = No hay ningún acuerdo
no-agreements-more = El programa no le pide aceptar nada por ahora.
state-accepted = Aceptado
state-new-version = Versión nueva por aceptar
state-not-accepted = No aceptado
in-force = Versión { $version }, en vigor desde el { DATE($day) }
carries-until = Lo que aceptó antes vale hasta el { DATE($day) }.
when-needed = Se pide cuando algo lo exige.
read-and-accept = Leer y aceptar
read = Leer
close-text = Cerrar el texto
accept-now = Lo he leído y lo acepto
accepting = Aceptando…
accepted-now = Aceptado. El recibo está en esta página.
receipts = Recibos
accepted-on = Versión { $version }, aceptada el { $time }
read-in = Leído en { $language }
not-here = La aceptación no se dio aquí, así que no hay texto de ella.
download-receipt = Descargar el recibo
receipt-of = Recibo: { $title }
receipt-person = Aceptado por { $name }, ID de candidato { $id }
receipt-hash = SHA-256 del texto siguiente
